package io.kinfold.segments.predicate;

import java.util.Arrays;

/** Decides whether longs lie within bounds, as {@link IntKernel} does for ints. */
final class LongKernel {
    /** How many rows are decided at once; one in as many bits as a long has. */
    static final int LANES = Block.ROWS / Long.SIZE;

    private LongKernel() {}

    /**
     * Decides all rows of a block. Values and bounds are at most 2^62 in amount, so that of the two
     * differences only one can overflow, unless both bounds are the utmost ({@link Range#ALL},
     * which is not allowed here): it then seems to lie without, and does. Missing is
     * Long.MIN_VALUE, which lies without too.
     */
    static void decide(long[] values, int from, Range range, long[] out, Scratch scratch) {
        Arrays.fill(scratch.longBits, 0);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            System.arraycopy(values, from + bit * LANES, scratch.longs, 0, LANES);
            collect(scratch.longs, scratch.longBits, range.low(), range.high(), bit);
        }
        System.arraycopy(scratch.longBits, 0, scratch.square, 0, LANES);
        BitSquare.transpose64(scratch.square);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            out[bit] = ~scratch.square[bit];
        }
    }

    private static void collect(long[] values, long[] outside, long low, long high, int bit) {
        for (int i = 0; i < LANES; i++) {
            long value = values[i];
            outside[i] |= (((value - low) | (high - value)) >>> 63) << bit;
        }
    }

    /** Decides the rows of a block whose bits are set. */
    static void refine(long[] values, int from, Range range, long[] bits) {
        long low = range.low();
        long high = range.high();
        for (int word = 0; word < bits.length; word++) {
            int row = from + (word << 6);
            long kept = 0;
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                long value = values[row + bit];
                kept |= (~((value - low) | (high - value)) >>> 63) << bit;
            }
            bits[word] = kept;
        }
    }
}
