package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import java.util.Arrays;

/** A growing stack of ints. Not thread-safe. */
final class IntStack {
    private int[] values = new int[16];
    private int size;

    void push(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Takes the value that was pushed last; the stack must not be empty. */
    int pop() {
        return values[--size];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    long heapBytes() {
        return 16L + 4L * values.length;
    }

    void save(BlockWriter out) {
        out.number(size);
        out.ints(values, 0, size);
    }

    /** Reads what {@link #save} wrote, values below {@code limit}. */
    void load(BlockReader in, int limit) {
        size = in.count(Integer.BYTES);
        values = new int[Math.max(16, size)];
        in.ints(values, 0, size);
        for (int i = 0; i < size; i++) {
            SnapshotException.check(
                    values[i] >= 0 && values[i] < limit, "what was given back is unknown");
        }
    }
}
