package io.kinfold.store;

/** Where a store keeps things: it may be opened there by several objects, one after another or at once. */
public interface Place extends AutoCloseable {
    /** Opens a store, which the caller closes. */
    FragmentStore open();

    /** Removes everything. */
    @Override
    void close();
}
