package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import java.util.Arrays;

/** Pairs with their levels in all comparisons, found once: 8 bytes for each pair, and one for each level. */
final class ComparedPairs {
    private final int width;
    private long[] pairs = new long[1024];
    private byte[] levels = {};
    private int size;

    /** Takes a pair with its levels, {@link Comparison#MISSING} among them; the array is not to be kept. */
    @FunctionalInterface
    interface Sink {
        void pair(int left, int right, int[] levels);
    }

    private ComparedPairs(int width) {
        this.width = width;
    }

    /**
     * Finds the levels comparison by comparison, and in the order of the left rows, so that values stay near
     * the processor.
     */
    static ComparedPairs of(PairSource pairs, PairEngine engine) {
        ComparedPairs compared = new ComparedPairs(engine.comparisons().size());
        pairs.forEach(compared::add);
        Arrays.sort(compared.pairs, 0, compared.size);
        compared.levels = new byte[compared.width * compared.size];
        for (int i = 0; i < compared.width; i++) {
            for (int pair = 0; pair < compared.size; pair++) {
                int level = engine.level(i, compared.left(pair), compared.right(pair));
                compared.levels[i * compared.size + pair] = (byte) (level + 1);
            }
        }
        return compared;
    }

    private int left(int pair) {
        return (int) (pairs[pair] >>> Integer.SIZE);
    }

    private int right(int pair) {
        return (int) pairs[pair];
    }

    private void add(int left, int right) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
        }
        pairs[size++] = (long) left << Integer.SIZE | right;
    }

    /** Gives all pairs in the order of their rows. */
    void forEach(Sink sink) {
        int[] into = new int[width];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < width; j++) {
                into[j] = (levels[j * size + i] & 255) - 1;
            }
            sink.pair(left(i), right(i), into);
        }
    }
}
