package io.kinfold.store;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps fragments, people's decisions and tombstones, and nothing that is derived from them.
 *
 * <p>A graph writes in turns: it takes a {@link #turn}, takes in what others changed meanwhile, plans, and has
 * the turn {@link Turn#apply apply} its operations, before it changes anything in memory: if that throws, the
 * operation has not happened. Everything but {@link #fragment} and {@link #behind} is called by one thread at a time, these by
 * any number beside it. A store object belongs to one graph; several of them may stand for one database, each in
 * a JVM of its own or not, and are then kept in step by {@link #others}.
 */
public interface FragmentStore extends AutoCloseable {
    /**
     * Begins a turn. Waits while another graph that shares the store has one.
     *
     * @return the turn, to be closed
     * @throws StoreException if the store cannot be reached; nothing has happened
     */
    Turn turn();

    /**
     * Makes ready what keeping a fragment takes and does not need a turn, such as its text. For any thread, also beside a turn; changes
     * nothing and asks nobody.
     *
     * @param fragment the fragment, which is perhaps never kept
     * @return what {@link Operation.Put} hands back; by default {@link Draft#NONE}
     */
    default Draft draft(Fragment fragment) {
        return Draft.NONE;
    }

    /**
     * Hands over what others changed since {@link #replay}, {@link #resume} or the last look of this object; its own
     * changes are left out, unless it could not tell whether they had been kept. Fragments come as the versions that
     * are in force now. Never waits for somebody's turn.
     *
     * @return some operations in their order; empty when there are no more, or where nobody else writes
     */
    default List<Operation> others() {
        return List.of();
    }

    /**
     * Returns how many changes of others {@link #others} has yet to hand over. For any thread, also beside a turn; never
     * waits for one. Cost: at most one short question to the store.
     *
     * @return an estimate that is 0 only if there was none at some moment since the call began; by default 1 where the
     *     store is shared, so that it is asked in any case
     * @throws StoreException if the store cannot be reached
     */
    default long behind() {
        return isShared() ? 1 : 0;
    }

    /**
     * Returns whether others may change the store, so that {@link #others} must be asked from time to time.
     *
     * @return by default false
     */
    default boolean isShared() {
        return false;
    }

    /**
     * Sets what is called, by a thread of the store's and in no particular rhythm, when others have probably changed
     * something. It must return at once. Called at most once, before the first turn.
     *
     * @param wake wakes who follows the store
     */
    default void onChange(Runnable wake) {}

    /**
     * Returns where in its history this object stands: after all that it replayed, took from others and applied.
     *
     * @return the position; empty if the store does not outlive the JVM
     */
    default Optional<Position> position() {
        return Optional.empty();
    }

    /**
     * Goes back to a point of the store's history, instead of {@link #replay}: {@link #others} then hands over everything
     * that anybody, this object too, changed since.
     *
     * @param position what {@link #position} returned once, perhaps in another JVM
     * @return whether the store is the same and still knows everything since; else nothing has happened
     */
    default boolean resume(Position position) {
        return false;
    }

    /**
     * Returns where on disk a graph may keep a snapshot of what it has in memory, from which it starts faster. The
     * graph writes this file and others in its folder whose names begin with its name and a dot, one for each graph that shares
     * the folder; it deletes them all when a customer is erased. They hold identifiers, as the store does.
     *
     * @return the path of a file, which need not be there, in a folder that is; by default empty: no snapshots
     */
    default Optional<Path> snapshots() {
        return Optional.empty();
    }

    /**
     * Returns the key of tombstones that the store keeps, for a graph that is given none.
     *
     * @return a secret of at least 16 bytes, the same for all who share the store; empty where the store does not
     *     outlive the graph
     */
    default Optional<byte[]> erasureKey() {
        return Optional.empty();
    }

    /**
     * Compares the key of the graph's tombstones with that of the graphs before it: with another one erased fragments would
     * not be known. Called once, before {@link #replay} or {@link #resume}.
     *
     * @param check a keyed hash of what is the same for all graphs; a store that outlives the graph keeps the first
     *     one
     * @throws IllegalStateException if another one is kept
     */
    default void erasureCheck(Tombstone check) {}

    /**
     * Returns the version in force of a fragment, as this object knows it: after all that it replayed, handed over
     * and applied. What others did since is not seen, so that nobody joins a new version with the old links: the graph then
     * takes in what {@link #others} hands over, and asks again.
     *
     * @param id the fragment's id
     * @return the fragment; empty where the store has none, and where others replaced it since this object's last look
     * @throws StoreException if the store cannot be reached
     */
    Optional<Fragment> fragment(FragmentId id);

    /**
     * Returns the versions in force of several fragments, which a store may read faster together.
     *
     * @param ids the fragments' ids
     * @return the fragments by id, without those that {@link #fragment} would not return
     */
    default Map<FragmentId, Fragment> fragments(Collection<FragmentId> ids) {
        Map<FragmentId, Fragment> found = new HashMap<>();
        for (FragmentId id : ids) {
            fragment(id).ifPresent(fragment -> found.put(id, fragment));
        }
        return found;
    }

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
