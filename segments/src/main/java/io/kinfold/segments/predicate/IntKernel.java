package io.kinfold.segments.predicate;

import java.util.Arrays;

/** Decides whether ints lie within bounds. */
final class IntKernel {
    /** How many rows are decided at once; one in as many bits as an int has. */
    static final int LANES = Block.ROWS / Integer.SIZE;

    private IntKernel() {}

    /**
     * Decides all rows of a block. The sign of a difference tells which number is greater, as long
     * as the difference fits into an int: values and bounds are less than 2^30 in amount, missing
     * is Integer.MIN_VALUE, which lies without whatever the bounds.
     */
    static void decide(int[] values, int from, Range range, long[] out, Scratch scratch) {
        int low = (int) range.low();
        int high = (int) range.high();
        Arrays.fill(scratch.intBits, 0);
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            System.arraycopy(values, from + bit * LANES, scratch.ints, 0, LANES);
            collect(scratch.ints, scratch.intBits, low, high, bit);
        }
        order(scratch.intBits, scratch.square, out);
    }

    // An index with an offset would keep C2 from vectorising this loop, in 17 and in 25; so the
    // rows are copied.
    private static void collect(int[] values, int[] outside, int low, int high, int bit) {
        for (int i = 0; i < LANES; i++) {
            int value = values[i];
            outside[i] |= (((value - low) | (high - value)) >>> 31) << bit;
        }
    }

    private static void order(int[] outside, long[] square, long[] out) {
        for (int lane = 0; lane < LANES; lane += Long.SIZE) {
            for (int i = 0; i < Integer.SIZE; i++) {
                square[i] = (outside[lane + i] & 0xffffffffL)
                        | ((long) outside[lane + Integer.SIZE + i] << Integer.SIZE);
            }
            BitSquare.transpose32(square);
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                out[(bit * LANES + lane) >> 6] = ~square[bit];
            }
        }
    }

    /** Decides the rows of a block whose bits are set. */
    static void refine(int[] values, int from, Range range, long[] bits) {
        int low = (int) range.low();
        int high = (int) range.high();
        for (int word = 0; word < bits.length; word++) {
            int row = from + (word << 6);
            long kept = 0;
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                int value = values[row + bit];
                kept |= (~(long) ((value - low) | (high - value)) >>> 63) << bit;
            }
            bits[word] = kept;
        }
    }
}
