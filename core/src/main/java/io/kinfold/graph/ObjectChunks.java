package io.kinfold.graph;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** A growing array of references that is never copied. One writer. */
final class ObjectChunks<T> {
    private static final int BITS = 10;
    private static final int MASK = (1 << BITS) - 1;

    private Object[][] chunks = new Object[4][];
    private int count;

    @SuppressWarnings("unchecked")
    @Nullable
    T get(int index) {
        int chunk = index >>> BITS;
        return chunk < count ? (T) chunks[chunk][index & MASK] : null;
    }

    void set(int index, @Nullable T value) {
        while (index >>> BITS >= count) {
            if (count == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * count);
            }
            chunks[count++] = new Object[1 << BITS];
        }
        chunks[index >>> BITS][index & MASK] = value;
    }

    /** Returns the least index from which on there is nothing. */
    int capacity() {
        return count << BITS;
    }

    long heapBytes() {
        return 4L * chunks.length + ((16L + 4 * (MASK + 1)) * count);
    }
}
