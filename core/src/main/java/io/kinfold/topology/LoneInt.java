package io.kinfold.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An int in cache lines of its own, for what a writer changes all the time beside fields that readers read.
 *
 * <p>A field that is written takes the whole line of its object from the caches of all other processors: each read of a
 * neighbouring field, which never changes, then costs as much as one that misses the cache. One writer.
 */
public final class LoneInt {
    /** Two lines of 64 bytes, since processors fetch pairs of lines. */
    private static final int PADDING = 32;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] cells = new int[2 * PADDING + 1];

    /** Makes one that is 0. */
    public LoneInt() {}

    /** Returns the int; for the writer. */
    public int get() {
        return cells[PADDING];
    }

    /** Sets the int, for the writer to read. */
    public void set(int value) {
        cells[PADDING] = value;
    }

    /** Returns the int, and sees what was written before it was released. */
    int acquire() {
        return (int) CELL.getAcquire(cells, PADDING);
    }

    void release(int value) {
        CELL.setRelease(cells, PADDING, value);
    }
}
