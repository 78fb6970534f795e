package io.kinfold.topology;

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
}
