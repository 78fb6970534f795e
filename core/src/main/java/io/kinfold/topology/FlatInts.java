package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing array of ints in one piece, for what is read at random and by one writer's leave.
 *
 * <p>A cell is one load from the array, with no directory and no header of a chunk to load before: half the time of
 * {@link IntChunks} where each load waits for the one before. The price is a copy whenever the array is full (24 MB
 * at six million cells, some 10 ms), by an eighth, so that at most an eighth of it is empty.
 *
 * <p>Threads: one writer for {@link #ensure} and for the cells, since what another wrote during a copy would be lost.
 * Readers need no lock: an array that they hold is either the present one or one that nobody writes to any more, so
 * that they see the cells as they are now, or all as they were at the instant of the copy.
 */
final class FlatInts {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int FIRST_LENGTH = 64;

    private volatile int[] cells = new int[FIRST_LENGTH];

    /** Makes the cells {@code 0..capacity-1} exist; new cells are 0. */
    void ensure(int capacity) {
        int[] present = cells;
        if (capacity > present.length) {
            long larger = (long) present.length + (present.length >> 3);
            cells = Arrays.copyOf(
                    present, (int) Math.min(Math.max(capacity, larger), Integer.MAX_VALUE - 8));
        }
    }

    /** Returns the array as it is now. */
    int[] cells() {
        return cells;
    }

    static int at(int[] cells, int index) {
        return (int) CELL.getAcquire(cells, index);
    }

    static void put(int[] cells, int index, int value) {
        CELL.setRelease(cells, index, value);
    }

    long heapBytes() {
        return 16L + 4L * cells.length;
    }

    void save(BlockWriter out, int count) {
        out.ints(cells, 0, count);
    }

    void load(BlockReader in, int count) {
        int[] loaded = new int[Math.max(FIRST_LENGTH, count)];
        in.ints(loaded, 0, count);
        cells = loaded;
    }
}
