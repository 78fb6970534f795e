package io.kinfold.matchers.blocking;

import java.util.Arrays;

/** Numbers of blocks in an array that grows. */
final class Numbers {
    private long[] values;
    private int size;

    Numbers(int expected) {
        this.values = new long[expected];
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    long get(int place) {
        return values[place];
    }

    /** Returns the numbers; not to be used after this. */
    long[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
