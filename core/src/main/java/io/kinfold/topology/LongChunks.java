package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing array of longs that is never copied.
 *
 * <p>Threads: {@link #ensure} by one thread at a time; any thread may read or write a cell that existed when the
 * index reached it through a release and acquire.
 */
public final class LongChunks {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int STEP_BITS = 12;
    private static final int MAX_BITS = 13;

    /** The length of the largest chunks, and the index from which on all are of it. */
    private static final int FULL = 1 << MAX_BITS;

    private volatile long[][] directory = new long[4][];
    private int entries;

    /** Makes the cells {@code 0..capacity-1} exist; new cells are 0. */
    public void ensure(int capacity) {
        while ((long) entries << STEP_BITS < capacity) {
            addChunk();
        }
    }

    private void addChunk() {
        int length = ChunkDirectory.chunkLength(entries, STEP_BITS, MAX_BITS);
        int end = entries + (length >> STEP_BITS);
        long[][] chunks = directory;
        if (end > chunks.length) {
            chunks = Arrays.copyOf(chunks, ChunkDirectory.grown(end));
        }
        Arrays.fill(chunks, entries, end, new long[length]);
        directory = chunks;
        entries = end;
    }

    /** The place of an index in its chunk; that of a full chunk need not wait for the chunk's length. */
    private static int cell(long[] chunk, int index) {
        return index >= FULL ? index & (FULL - 1) : index & (chunk.length - 1);
    }

    public long get(int index) {
        long[] chunk = directory[index >>> STEP_BITS];
        return (long) CELL.getAcquire(chunk, cell(chunk, index));
    }

    public void set(int index, long value) {
        long[] chunk = directory[index >>> STEP_BITS];
        CELL.setRelease(chunk, cell(chunk, index), value);
    }

    public long heapBytes() {
        return 16L + 4L * directory.length + ((long) entries << STEP_BITS) * Long.BYTES;
    }

    /** Writes the cells {@code 0..count-1}, which exist. */
    public void save(BlockWriter out, int count) {
        for (int at = 0; at < count; ) {
            long[] chunk = directory[at >>> STEP_BITS];
            int some = Math.min(count - at, chunk.length);
            out.longs(chunk, 0, some);
            at += some;
        }
    }

    /** Reads the cells {@code 0..count-1}, which come to exist. */
    public void load(BlockReader in, int count) {
        for (int at = 0; at < count; ) {
            ensure(at + 1);
            long[] chunk = directory[at >>> STEP_BITS];
            int some = Math.min(count - at, chunk.length);
            in.longs(chunk, 0, some);
            at += some;
        }
    }
}
