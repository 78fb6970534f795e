package io.kinfold.segments.column;

import java.util.Arrays;

/** A growing array of ints; what was never set is 0. */
final class Ints {
    private int[] values = new int[0];

    int get(int index) {
        return index < values.length ? values[index] : 0;
    }

    void set(int index, int value) {
        if (index >= values.length) {
            if (value == 0) {
                return;
            }
            values = Arrays.copyOf(
                    values, Math.max(index + 1, values.length + (values.length >> 2)));
        }
        values[index] = value;
    }

    long heapBytes() {
        return 4L * values.length;
    }
}
