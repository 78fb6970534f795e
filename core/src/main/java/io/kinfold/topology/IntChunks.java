package io.kinfold.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing array of ints that is never copied; the twin of {@link LongChunks}, with the same rules for threads.
 */
public final class IntChunks implements Blocks.Storage {
    static final int STEP_BITS = 12;
    static final int MAX_BITS = 14;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);

    private volatile int[][] directory = new int[4][];
    private int entries;
    private long cells;

    /** Makes the cells {@code 0..capacity-1} exist; new cells are 0. */
    public void ensure(int capacity) {
        while ((long) entries << STEP_BITS < capacity) {
            add(entries << STEP_BITS, ChunkDirectory.chunkLength(entries, STEP_BITS, MAX_BITS));
        }
    }

    @Override
    public void add(int from, int length) {
        int first = from >>> STEP_BITS;
        int end = first + (length >>> STEP_BITS);
        int[][] chunks = directory;
        if (end > chunks.length) {
            chunks = Arrays.copyOf(chunks, ChunkDirectory.grown(end));
        }
        Arrays.fill(chunks, first, end, new int[length]);
        directory = chunks;
        entries = end;
        cells += length;
    }

    public int get(int index) {
        int[] chunk = directory[index >>> STEP_BITS];
        return (int) CELL.getAcquire(chunk, index & (chunk.length - 1));
    }

    public void set(int index, int value) {
        int[] chunk = directory[index >>> STEP_BITS];
        CELL.setRelease(chunk, index & (chunk.length - 1), value);
    }

    /** Copies {@code count} cells that lie in one chunk; the caller publishes the first cell afterwards. */
    void write(int index, int[] values, int from, int count) {
        int[] chunk = directory[index >>> STEP_BITS];
        int first = index & (chunk.length - 1);
        for (int i = 0; i < count; i++) {
            chunk[first + i] = values[from + i];
        }
    }

    public long heapBytes() {
        return 16L + 4L * directory.length + 4 * cells;
    }
}
