package io.kinfold.matchers.train;

/** Hashes that are the same on every machine. */
final class Hash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-53;

    private Hash() {}

    /** Returns a hash of a block's number. Two blocks whose upper 40 bits are equal are one: of 10 million some 45. */
    static long of(long block) {
        return mix(block);
    }

    /** Returns a number in [0, 1) that belongs to a pair. */
    static double unit(long pair, long seed) {
        return (mix(pair + seed * GOLDEN) >>> 11) * TO_UNIT;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, Fast Splittable PRNGs, OOPSLA 2014). */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
