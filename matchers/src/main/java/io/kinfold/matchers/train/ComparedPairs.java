package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import java.util.Arrays;

/** Pairs with their levels in all comparisons, found once: 8 bytes for each pair, and one for each level. */
final class ComparedPairs {
    private final int width;
    private int[] rows = new int[2048];
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
        compared.levels = new byte[compared.width * compared.size];
        long[] order = compared.byLeft();
        for (int i = 0; i < compared.width; i++) {
            for (long place : order) {
                int pair = (int) place;
                int level = engine.level(i, compared.rows[2 * pair], compared.rows[2 * pair + 1]);
                compared.levels[i * compared.size + pair] = (byte) (level + 1);
            }
        }
        return compared;
    }

    /** Returns the pairs' places, each behind its left row, in the order of these. */
    private long[] byLeft() {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) rows[2 * i] << 32 | i;
        }
        Arrays.sort(order);
        return order;
    }

    private void add(int left, int right) {
        if (2 * size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        rows[2 * size] = left;
        rows[2 * size + 1] = right;
        size++;
    }

    void forEach(Sink sink) {
        int[] into = new int[width];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < width; j++) {
                into[j] = (levels[j * size + i] & 255) - 1;
            }
            sink.pair(rows[2 * i], rows[2 * i + 1], into);
        }
    }
}
