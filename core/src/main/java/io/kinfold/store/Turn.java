package io.kinfold.store;

import java.util.List;
import java.util.function.Consumer;

/**
 * The right to change a store, held by one graph at a time among all that share it. For one thread; at most one turn of a
 * store is open at a time, and it is short.
 */
public interface Turn extends AutoCloseable {
    /**
     * Hands over what others changed since this store's last look, as {@link FragmentStore#others}, but all of it: nobody
     * changes anything more until the turn ends. {@link FragmentStore#fragment} and {@link FragmentStore#replay} may be
     * asked meanwhile, and answer as the turn found the store. To be called, and its operations to be taken into the
     * graph, before the graph plans its own.
     *
     * @return the operations in their order; empty where nobody else writes
     */
    List<Operation> others();

    /**
     * Writes what {@link #apply} is about to be asked to keep, so that little is left to do then: nobody sees it before, and
     * nothing of it has happened if the turn ends otherwise. Does nothing where others changed what has not been handed
     * over.
     *
     * @param operations the very list that is handed to {@link #apply} next
     * @return whether they were written; by default false, and nothing was
     * @throws StoreException if they could not be written; the turn has ended then
     */
    default boolean ahead(List<Operation> operations) {
        return false;
    }

    /**
     * Keeps or forgets, all or nothing, and ends the turn; on return the operations are as durable as the store makes
     * them.
     *
     * @param operations the operations, in order; may be empty
     * @return what was removed beyond what they name
     * @throws StoreException if they could not be kept; {@link StoreException#outcome} says what holds
     */
    Applied apply(List<Operation> operations);

    /**
     * Returns a turn of a store that nobody shares.
     *
     * @param keep keeps or forgets, all or nothing
     * @return a turn
     */
    static Turn alone(Consumer<List<Operation>> keep) {
        return new Turn() {
            @Override
            public List<Operation> others() {
                return List.of();
            }

            @Override
            public Applied apply(List<Operation> operations) {
                keep.accept(operations);
                return Applied.NOTHING;
            }

            @Override
            public void close() {}
        };
    }

    /** Ends the turn; what was not applied has not happened. Does nothing after {@link #apply}. */
    @Override
    void close();
}
