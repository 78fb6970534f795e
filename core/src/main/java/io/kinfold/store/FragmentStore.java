package io.kinfold.store;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps fragments, people's decisions and tombstones, and nothing that is derived from them.
 *
 * <p>A graph calls {@link #apply} before it changes anything in memory: if it throws, the operation has
 * not happened. {@link #apply} and {@link #replay} are called by one thread at a time, {@link #fragment}
 * by any number beside them. A store belongs to one graph.
 */
public interface FragmentStore extends AutoCloseable {
    /**
     * Keeps or forgets, all or nothing; on return the operations are as durable as the store makes them.
     *
     * @param operations the operations, in order
     */
    void apply(List<Operation> operations);

    /**
     * Returns the version in force of a fragment.
     *
     * @param id the fragment's id
     * @return the fragment, or empty where the store has none
     */
    Optional<Fragment> fragment(FragmentId id);

    /**
     * Hands over everything that the store holds, as operations that would build it again, in any order.
     *
     * @param sink takes each operation
     */
    void replay(Consumer<Operation> sink);

    /** Releases what the store holds open; the graph does not use it any more. */
    @Override
    void close();

    /**
     * Returns a new store that keeps everything in the memory of this JVM.
     *
     * @return an empty store
     */
    static FragmentStore inMemory() {
        return new InMemoryStore();
    }
}
