package io.kinfold.segments.column;

import java.util.Arrays;

/** A set of rows, one bit each, that grows as needed. */
final class Bits {
    private long[] words = new long[0];
    private int count;

    boolean contains(int row) {
        int word = row >> 6;
        return word < words.length && (words[word] & 1L << row) != 0;
    }

    /** Adds a row or takes it out; returns whether that changed anything. */
    boolean set(int row, boolean member) {
        if (contains(row) == member) {
            return false;
        }
        ensure(row + 1);
        words[row >> 6] ^= 1L << row;
        count += member ? 1 : -1;
        return true;
    }

    void clear() {
        Arrays.fill(words, 0);
        count = 0;
    }

    int count() {
        return count;
    }

    /** Makes {@link #words} cover so many rows. */
    void ensure(int rows) {
        int needed = (rows + 63) >> 6;
        if (needed > words.length) {
            words = Arrays.copyOf(words, Math.max(needed, words.length + (words.length >> 1)));
        }
    }

    /** Returns the words, which may cover more rows than there are; replaced when the set grows. */
    long[] words() {
        return words;
    }

    /** Returns the set as a condition, until it is written again. */
    RowPredicate predicate() {
        return new Test(words);
    }

    long heapBytes() {
        return 8L * words.length;
    }

    private static final class Test implements RowPredicate {
        private final long[] words;

        Test(long[] words) {
            this.words = words;
        }

        @Override
        public boolean test(int row) {
            int word = row >> 6;
            return word < words.length && (words[word] & 1L << row) != 0;
        }
    }
}
