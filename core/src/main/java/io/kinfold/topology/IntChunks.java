package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

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

    /** Writes the cells {@code 0..count-1}, which exist. */
    public void save(BlockWriter out, int count) {
        for (int at = 0; at < count; ) {
            int[] chunk = directory[at >>> STEP_BITS];
            int some = Math.min(count - at, chunk.length);
            out.ints(chunk, 0, some);
            at += some;
        }
    }

    /** Reads the cells {@code 0..count-1}, which come to exist. */
    public void load(BlockReader in, int count) {
        for (int at = 0; at < count; ) {
            ensure(at + 1);
            int[] chunk = directory[at >>> STEP_BITS];
            int some = Math.min(count - at, chunk.length);
            in.ints(chunk, 0, some);
            at += some;
        }
    }

    /** Writes the chunks that {@link #add} made, gaps between them too, up to a cell. */
    void saveChunks(BlockWriter out, int used) {
        for (int at = 0; at < used; ) {
            int[] chunk = directory[at >>> STEP_BITS];
            out.number(chunk == null ? 0 : chunk.length);
            if (chunk != null) {
                out.ints(chunk, 0, Math.min(used - at, chunk.length));
            }
            at += chunk == null ? 1 << STEP_BITS : chunk.length;
        }
        out.number(-1);
    }

    /** Reads what {@link #saveChunks} wrote. */
    void loadChunks(BlockReader in, int used) {
        directory = new int[4][];
        entries = 0;
        cells = 0;
        long at = 0;
        for (int length = in.number(); length >= 0; length = in.number()) {
            if (length > 0) {
                ChunkDirectory.check(at, length, STEP_BITS);
                add((int) at, length);
                in.ints(directory[(int) (at >>> STEP_BITS)], 0, (int) Math.min(used - at, length));
            }
            at += Math.max(length, 1 << STEP_BITS);
        }
        SnapshotException.check(at >= used, "an arena is too short");
    }

    /** Returns whether cells {@code from..from+count-1} exist and lie in one chunk. */
    boolean holds(int from, long count) {
        int entry = from >>> STEP_BITS;
        int[] chunk = from >= 0 && entry < entries ? directory[entry] : null;
        return chunk != null && (from & (chunk.length - 1)) + count <= chunk.length;
    }
}
