package io.kinfold.config;

/**
 * The number of a name: 64-bit FNV-1a over its UTF-16 code units, finished by the mixer of SplitMix64. It has
 * no seed, so a name has the same number everywhere. Two names of one number are one: with a million names
 * that happens once in 37 million graphs, and it would propose, or by the cap withhold, the same pairs
 * everywhere.
 *
 * <p>G. Fowler, L. Noll, K. Vo, FNV (1991), http://www.isthe.com/chongo/tech/comp/fnv/; G. Steele, D. Lea,
 * C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
 */
final class BlockNumber {
    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private BlockNumber() {}

    static long of(String name) {
        long z = BASIS;
        for (int i = 0; i < name.length(); i++) {
            z = (z ^ name.charAt(i)) * PRIME;
        }
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
