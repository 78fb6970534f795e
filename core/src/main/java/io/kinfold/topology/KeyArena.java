package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The records of the keys, in chunks: four bytes of payload, then the key. An address counts units of four bytes, so
 * that 2<sup>31</sup> units are 8 GiB.
 *
 * <p>Threads: {@link #allocate} and {@link #free} by one thread at a time. Readers need no lock: an address that they
 * got through a release and acquire is readable, and whatever they read they never leave the chunk. A payload is
 * written by one thread at a time, and its fences make of it a release and an acquire (views of a byte array have none
 * of their own from Java 22 on); it lies at a multiple of four bytes, where the machines that Java runs on read and
 * write an int at once.
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

    /** The first unit is nobody's, so that no address is 0. */
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

    /** Returns the address of a record for a key of {@code length} bytes, a multiple of 4. */
    int allocate(int length) {
        return blocks.allocate((length >>> UNIT_SHIFT) + 1);
    }

    /** Zeroes a key, since it held a customer's value, unsets its payload, and takes the record back. */
    void free(int address, int length) {
        byte[] chunk = chunk(address);
        int at = keyAt(chunk, address);
        payload(address, KeyDictionary.NONE);
        Arrays.fill(chunk, at, at + length, (byte) 0);
        blocks.free(address, (length >>> UNIT_SHIFT) + 1);
    }

    byte[] chunk(int address) {
        return directory[address >>> STEP_BITS];
    }

    private static int offset(byte[] chunk, int address) {
        int at = address << UNIT_SHIFT;
        return address >= FULL_FROM ? at & FULL_MASK : at & (chunk.length - 1);
    }

    /** Returns the index of a key's first byte in its chunk. */
    static int keyAt(byte[] chunk, int address) {
        return offset(chunk, address) + Integer.BYTES;
    }

    int payload(int address) {
        byte[] chunk = chunk(address);
        int value = (int) INT.get(chunk, offset(chunk, address));
        VarHandle.acquireFence();
        return value;
    }

    void payload(int address, int value) {
        byte[] chunk = chunk(address);
        VarHandle.releaseFence();
        INT.set(chunk, offset(chunk, address), value);
    }

    /** Fills a record: no payload, and {@code length} bytes (a multiple of 4), copied by words since keys are short. */
    void write(int address, byte[] from, int start, int length) {
        byte[] chunk = chunk(address);
        int at = keyAt(chunk, address);
        payload(address, KeyDictionary.NONE);
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            LONG.set(chunk, at + i, (long) LONG.get(from, start + i));
        }
        if (i < length) {
            INT.set(chunk, at + i, (int) INT.get(from, start + i));
        }
    }

    /** Loads both ends of a record whose key may be shorter than {@code length}: it often lies in two cache lines. */
    int touch(int address, int length) {
        byte[] chunk = chunk(address);
        int at = offset(chunk, address);
        int last = Math.min(at + length, chunk.length - Integer.BYTES);
        return (int) INT.get(chunk, at) + (int) INT.get(chunk, last);
    }

    /** Whether the key at {@code address} begins with {@code length} bytes (a multiple of 4) of {@code key}. */
    boolean matches(int address, byte[] key, int start, int length) {
        byte[] chunk = chunk(address);
        int at = keyAt(chunk, address);
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

    /** Returns whether a record may lie at an address. */
    boolean holds(int address) {
        return address > 0
                && address + 1 < blocks.used()
                && directory[address >>> STEP_BITS] != null;
    }

    /** Returns a number that every address is below. */
    int limit() {
        return blocks.used();
    }
}
