package io.kinfold.segments.predicate;

import java.util.Arrays;

/**
 * What is done with the words of blocks and of whole audiences. All of a call's arrays are of one
 * length.
 */
public final class Words {
    private Words() {}

    /** Takes from the first what the second does not have. */
    public static void and(long[] bits, long[] other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= other[i];
        }
    }

    /** Adds to the first what the second has. */
    public static void or(long[] bits, long[] other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= other[i];
        }
    }

    /** Takes from the first what the second has. */
    public static void andNot(long[] bits, long[] other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= ~other[i];
        }
    }

    /** Takes all. */
    public static void clear(long[] bits) {
        Arrays.fill(bits, 0);
    }

    /** Returns how many bits are set. */
    public static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /**
     * Returns whether so few rows of a block are left that deciding them one by one, at about 2 ns
     * each, costs less than deciding all (docs/benchmarks.md).
     */
    static boolean isFew(int count, double costOfEach) {
        return 2.0 * count < costOfEach * Block.ROWS;
    }
}
