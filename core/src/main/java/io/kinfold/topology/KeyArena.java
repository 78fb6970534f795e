package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bytes of the keys, in chunks; an address counts units of four bytes, so that 2<sup>31</sup> units are 8 GiB.
 *
 * <p>Threads: {@link #allocate} and {@link #free} by one thread at a time. Readers need no lock: an address that they
 * got through a release and acquire is readable, and whatever they read they never leave the chunk.
 */
final class KeyArena implements Blocks.Storage {
    static final int UNIT_SHIFT = 2;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int STEP_BITS = 14;
    private static final int MAX_BITS = 14;

    /** From this address on all chunks have the largest size: their mask need not wait for their length. */
    private static final int FULL_FROM = 1 << MAX_BITS;

    private static final int FULL_MASK = (1 << (MAX_BITS + UNIT_SHIFT)) - 1;

    private final Blocks blocks = new Blocks(this, STEP_BITS, MAX_BITS);
    private volatile byte[][] directory = new byte[4][];
    private long bytes;

    /** The first unit stays zero: it is the key of an id that is not in use (space 0, the empty string). */
    KeyArena() {
        blocks.allocate(1);
    }

    @Override
    public void add(int from, int length) {
        int first = from >>> STEP_BITS;
        int end = first + (length >>> STEP_BITS);
        byte[][] chunks = directory;
        if (end > chunks.length) {
            chunks = Arrays.copyOf(chunks, ChunkDirectory.grown(end));
        }
        Arrays.fill(chunks, first, end, new byte[length << UNIT_SHIFT]);
        directory = chunks;
        bytes += (long) length << UNIT_SHIFT;
    }

    int allocate(int length) {
        return blocks.allocate(length >>> UNIT_SHIFT);
    }

    /** Zeroes a block, since it held a customer's value, and takes it back. */
    void free(int address, int length) {
        byte[] chunk = chunk(address);
        int at = offset(chunk, address);
        Arrays.fill(chunk, at, at + length, (byte) 0);
        blocks.free(address, length >>> UNIT_SHIFT);
    }

    byte[] chunk(int address) {
        return directory[address >>> STEP_BITS];
    }

    static int offset(byte[] chunk, int address) {
        int at = address << UNIT_SHIFT;
        return address >= FULL_FROM ? at & FULL_MASK : at & (chunk.length - 1);
    }

    /** Copies {@code length} bytes, a multiple of 4, by words: keys are short. */
    void write(int address, byte[] from, int start, int length) {
        byte[] chunk = chunk(address);
        int at = offset(chunk, address);
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            LONG.set(chunk, at + i, (long) LONG.get(from, start + i));
        }
        if (i < length) {
            INT.set(chunk, at + i, (int) INT.get(from, start + i));
        }
    }

    /** Loads both ends of a block that may be shorter than {@code length}: it often lies in two cache lines. */
    int touch(int address, int length) {
        byte[] chunk = chunk(address);
        int at = offset(chunk, address);
        int last = Math.min(at + length, chunk.length) - Integer.BYTES;
        return (int) INT.get(chunk, at) + (int) INT.get(chunk, last);
    }

    /** Whether the block at {@code address} begins with {@code length} bytes (a multiple of 4) of {@code key}. */
    boolean matches(int address, byte[] key, int start, int length) {
        byte[] chunk = chunk(address);
        int at = offset(chunk, address);
        if (at + length > chunk.length) {
            return false;
        }
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if ((long) LONG.get(chunk, at + i) != (long) LONG.get(key, start + i)) {
                return false;
            }
        }
        return i == length || (int) INT.get(chunk, at + i) == (int) INT.get(key, start + i);
    }

    long heapBytes() {
        return 16L + 4L * directory.length + bytes + blocks.heapBytes();
    }

    void save(BlockWriter out) {
        blocks.save(out);
        int used = blocks.used();
        for (int at = 0; at < used; ) {
            byte[] chunk = directory[at >>> STEP_BITS];
            int length = chunk == null ? 0 : chunk.length >>> UNIT_SHIFT;
            out.number(length);
            if (chunk != null) {
                out.bytes(chunk, 0, Math.min(used - at, length) << UNIT_SHIFT);
            }
            at += Math.max(length, 1 << STEP_BITS);
        }
        out.number(-1);
    }

    void load(BlockReader in) {
        blocks.load(in);
        directory = new byte[4][];
        bytes = 0;
        long at = 0;
        for (int length = in.number(); length >= 0; length = in.number()) {
            if (length > 0) {
                ChunkDirectory.check(at, length, STEP_BITS);
                add((int) at, length);
                byte[] chunk = directory[(int) (at >>> STEP_BITS)];
                in.bytes(chunk, 0, (int) Math.min(blocks.used() - at, length) << UNIT_SHIFT);
            }
            at += Math.max(length, 1 << STEP_BITS);
        }
        SnapshotException.check(at == blocks.end(), "the arena of keys is too short");
    }

    /** Returns whether an address may be that of a key. */
    boolean holds(int address) {
        return address >= 0 && address < blocks.used() && directory[address >>> STEP_BITS] != null;
    }
}
