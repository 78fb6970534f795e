package io.kinfold.store;

/**
 * A fragment in the form in which a store keeps it, made before the store's turn: what takes time and does not need the
 * turn is then done beside the turns of others. Only the store that made it knows what is in it. Immutable and safe for any
 * thread.
 *
 * @see FragmentStore#draft
 */
public interface Draft {
    /** Says that nothing was made before. */
    Draft NONE = new Draft() {};
}
