package io.kinfold.topology;

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
}
