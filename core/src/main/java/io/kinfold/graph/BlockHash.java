package io.kinfold.graph;

/**
 * The number of a block: 64-bit FNV-1a over the UTF-16 code units of the rule's name, a separator of -1 and
 * the block's name, finished by the mixer of SplitMix64. It has no seed, so a block has the same number
 * everywhere. Two blocks of one number count as one: with a million blocks that happens once in 37 million
 * such graphs, and it would propose, or by the cap withhold, the same pairs everywhere.
 *
 * <p>G. Fowler, L. Noll, K. Vo, FNV (1991), http://www.isthe.com/chongo/tech/comp/fnv/; G. Steele, D. Lea,
 * C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
 */
final class BlockHash {
    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private final long start;

    BlockHash(String rule) {
        start = (add(BASIS, rule) ^ -1L) * PRIME;
    }

    long of(String block) {
        long z = add(start, block);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * PRIME;
        }
        return sum;
    }
}
