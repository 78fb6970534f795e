package io.kinfold.segments.predicate;

import io.kinfold.segments.column.RowPredicate;

/** Decides blocks with nothing but the test of one row. */
final class OneByOne {
    private OneByOne() {}

    /** Takes away the bits of rows that do not satisfy the predicate. */
    static void refine(RowPredicate predicate, int from, long[] bits) {
        for (int word = 0; word < bits.length; word++) {
            int row = from + (word << 6);
            long kept = 0;
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                kept |= predicate.test(row + bit) ? 1L << bit : 0;
            }
            bits[word] = kept;
        }
    }
}
