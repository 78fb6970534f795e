package io.kinfold.segments.predicate;

/** Decides codes by a table of 0 and 1 by code. */
final class TableKernel {
    private TableKernel() {}

    /** Decides all rows of a block. */
    static void decide(short[] codes, int from, byte[] table, long[] out) {
        for (int word = 0; word < out.length; word++) {
            int row = from + (word << 6);
            long bits = 0;
            for (int bit = 0; bit < Long.SIZE; bit++) {
                bits |= (long) table[codes[row + bit]] << bit;
            }
            out[word] = bits;
        }
    }

    /** Decides all rows of a block. */
    static void decide(int[] codes, int from, byte[] table, long[] out) {
        for (int word = 0; word < out.length; word++) {
            int row = from + (word << 6);
            long bits = 0;
            for (int bit = 0; bit < Long.SIZE; bit++) {
                bits |= (long) table[codes[row + bit]] << bit;
            }
            out[word] = bits;
        }
    }

    /** Decides the rows of a block whose bits are set. */
    static void refine(short[] codes, int from, byte[] table, long[] bits) {
        for (int word = 0; word < bits.length; word++) {
            int row = from + (word << 6);
            long kept = 0;
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                kept |= (long) table[codes[row + bit]] << bit;
            }
            bits[word] = kept;
        }
    }

    /** Decides the rows of a block whose bits are set. */
    static void refine(int[] codes, int from, byte[] table, long[] bits) {
        for (int word = 0; word < bits.length; word++) {
            int row = from + (word << 6);
            long kept = 0;
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                kept |= (long) table[codes[row + bit]] << bit;
            }
            bits[word] = kept;
        }
    }
}
