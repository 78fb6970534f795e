package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

/**
 * Immutable int lists, one for each owner, in one chunked arena.
 *
 * <p>A list is named by a reference, an int of at least 0; {@link #EMPTY} is the one empty list. A list costs four
 * bytes for each element and four for its length. Freed lists are used again for lists of like length.
 *
 * <p>Threads: one writer; readers need no lock. A reader whose list is freed meanwhile may see another list's
 * elements, but never anything that was not an element of some list, or 0; it must validate with the writer's epoch.
 */
public final class LinkLists {
    /** The reference of the list without elements. */
    public static final int EMPTY = 0;

    private final IntChunks cells = new IntChunks();
    private final Blocks blocks = new Blocks(cells, IntChunks.STEP_BITS, IntChunks.MAX_BITS);

    public LinkLists() {
        blocks.allocate(1);
    }

    /** Stores {@code values[from..to-1]} and returns its reference. Cost: O(to - from). */
    public int put(int[] values, int from, int to) {
        int size = to - from;
        if (size == 0) {
            return EMPTY;
        }
        int ref = blocks.allocate(size + 1);
        cells.write(ref + 1, values, from, size);
        cells.set(ref, size);
        return ref;
    }

    /** Returns the number of elements of a list. */
    public int size(int ref) {
        return cells.get(ref);
    }

    /** Returns element {@code i} of a list, {@code 0 <= i < size(ref)}. */
    public int get(int ref, int i) {
        return cells.get(ref + 1 + i);
    }

    /** Gives a list's cells back; the reference must not be used any more. */
    public void free(int ref) {
        if (ref != EMPTY) {
            blocks.free(ref, size(ref) + 1);
        }
    }

    /** Returns the heap that the lists take, in bytes. */
    public long heapBytes() {
        return cells.heapBytes() + blocks.heapBytes();
    }

    void save(BlockWriter out) {
        blocks.save(out);
        cells.saveChunks(out, blocks.used());
    }

    void load(BlockReader in) {
        blocks.load(in);
        cells.loadChunks(in, blocks.used());
    }

    /** Checks that a reference is that of a list whose elements are not below 0 and are below a limit. */
    void check(int ref, int limit) {
        SnapshotException.check(cells.holds(ref, 1), "links lie nowhere");
        int size = size(ref);
        SnapshotException.check(
                size >= 0 && cells.holds(ref, size + 1L) && ref + size < blocks.used(),
                "links lie nowhere");
        for (int i = 0; i < size; i++) {
            int value = get(ref, i);
            SnapshotException.check(value >= 0 && value < limit, "a link has no end");
        }
    }
}
