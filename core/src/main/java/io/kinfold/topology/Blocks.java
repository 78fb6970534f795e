package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import java.util.Arrays;

/**
 * Hands out blocks of an address space of 2<sup>31</sup> units, and takes them back.
 *
 * <p>A block lies in one chunk of its {@link Storage}. New blocks come from the end of the newest chunk; freed ones
 * are kept in a stack for each size class and go out first, so that endless churn of like sizes needs no more
 * memory than its peak. Classes are exact up to {@value #EXACT} units, then four to each doubling (at most a
 * quarter is wasted). Cost: O(1). Not thread-safe.
 */
final class Blocks {
    /** Makes the arrays behind a range of addresses. */
    interface Storage {
        /** Adds a chunk for the units {@code from..from+length-1}; length is a power of two that divides from. */
        void add(int from, int length);
    }

    private static final int EXACT = 64;
    private static final int CLASSES = EXACT + 1 + 4 * 25;

    private final Storage storage;
    private final int stepBits;
    private final int maxBits;
    private final IntStack[] free = new IntStack[CLASSES];
    private int freeBlocks;
    private long next;
    private long end;

    Blocks(Storage storage, int stepBits, int maxBits) {
        this.storage = storage;
        this.stepBits = stepBits;
        this.maxBits = maxBits;
    }

    /** Returns the address of a block of at least {@code units} units; its content is whatever was there. */
    int allocate(int units) {
        int sizeClass = sizeClass(units);
        if (freeBlocks > 0 && free[sizeClass] != null && !free[sizeClass].isEmpty()) {
            freeBlocks--;
            return free[sizeClass].pop();
        }
        int rounded = units(sizeClass);
        if (end - next < rounded) {
            addChunk(rounded);
        }
        int address = (int) next;
        next += rounded;
        return address;
    }

    private void addChunk(int units) {
        int entry = (int) (end >>> stepBits);
        long length = ChunkDirectory.chunkLength(entry, stepBits, maxBits);
        while (length < units) {
            length <<= 1;
        }
        long from = (end + length - 1) & -length;
        if (from + length > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "the arena is full: 2^31 units is the most that one graph holds; split the data by tenant");
        }
        storage.add((int) from, (int) length);
        next = from;
        end = from + length;
    }

    /** Takes back a block that was allocated with {@code units}. */
    void free(int address, int units) {
        int sizeClass = sizeClass(units);
        if (free[sizeClass] == null) {
            free[sizeClass] = new IntStack();
        }
        free[sizeClass].push(address);
        freeBlocks++;
    }

    static int sizeClass(int units) {
        if (units <= EXACT) {
            return units;
        }
        int shift = 29 - Integer.numberOfLeadingZeros(units - 1);
        return EXACT + 1 + 4 * (shift - 4) + ((units - 1) >>> shift) - 4;
    }

    static int units(int sizeClass) {
        if (sizeClass <= EXACT) {
            return sizeClass;
        }
        int step = sizeClass - EXACT - 1;
        return ((step & 3) + 5) << ((step >>> 2) + 4);
    }

    long heapBytes() {
        long bytes = 16L + 4L * CLASSES;
        for (IntStack stack : free) {
            bytes += stack == null ? 0 : stack.heapBytes();
        }
        return bytes;
    }

    /** Writes what is free; the storage's chunks are written by it. */
    void save(BlockWriter out) {
        out.number(next);
        out.number(end);
        int classes = 0;
        for (IntStack stack : free) {
            classes += stack == null || stack.isEmpty() ? 0 : 1;
        }
        out.number(classes);
        for (int i = 0; i < CLASSES; i++) {
            if (free[i] != null && !free[i].isEmpty()) {
                out.number(i);
                free[i].save(out);
            }
        }
    }

    /** Reads what {@link #save} wrote, after the storage has its chunks. */
    void load(BlockReader in) {
        next = in.longNumber();
        end = in.longNumber();
        SnapshotException.check(
                next >= 0 && next <= end && end <= Integer.MAX_VALUE, "an arena has no end");
        Arrays.fill(free, null);
        freeBlocks = 0;
        for (int classes = in.number(0, CLASSES); classes > 0; classes--) {
            IntStack stack = new IntStack();
            free[in.number(0, CLASSES - 1)] = stack;
            stack.load(in, (int) next);
            freeBlocks += stack.size();
        }
    }

    /** Returns the address behind the last block that was ever handed out. */
    int used() {
        return (int) next;
    }

    /** Returns the address behind the last chunk. */
    long end() {
        return end;
    }
}
