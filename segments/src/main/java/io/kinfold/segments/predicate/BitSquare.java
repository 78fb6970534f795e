package io.kinfold.segments.predicate;

/**
 * Transposes squares of bits by swapping ever smaller halves (Warren, Hacker's Delight, 2nd ed.,
 * 7-3).
 *
 * <p>Kernels collect the outcomes of rows that lie far apart in one word, since only then the
 * compiler vectorises them (docs/decisions.md); this puts the bits into the order of the rows.
 */
final class BitSquare {
    private static final long[] MASKS = {
        0x5555555555555555L,
        0x3333333333333333L,
        0x0f0f0f0f0f0f0f0fL,
        0x00ff00ff00ff00ffL,
        0x0000ffff0000ffffL,
        0x00000000ffffffffL
    };

    private BitSquare() {}

    /** Transposes 64 by 64 bits: bit j of word i becomes bit i of word j. */
    static void transpose64(long[] words) {
        for (int step = 5; step >= 0; step--) {
            swap(words, 1 << step, MASKS[step], Long.SIZE);
        }
    }

    /**
     * Transposes two squares of 32 by 32 bits, in the lower and in the upper halves of 32 words.
     */
    static void transpose32(long[] words) {
        for (int step = 4; step >= 0; step--) {
            swap(words, 1 << step, MASKS[step], Integer.SIZE);
        }
    }

    private static void swap(long[] words, int distance, long mask, int count) {
        for (int i = 0; i < count; i = ((i | distance) + 1) & ~distance) {
            long changed = ((words[i] >>> distance) ^ words[i | distance]) & mask;
            words[i] ^= changed << distance;
            words[i | distance] ^= changed;
        }
    }
}
