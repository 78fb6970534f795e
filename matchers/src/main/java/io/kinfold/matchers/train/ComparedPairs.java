package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import java.util.Arrays;

/** Pairs with their levels in all comparisons, found once: 8 bytes for each pair, and one for each level. */
final class ComparedPairs {
    private final int width;
    private final int[] found;
    private int[] rows = new int[2048];
    private byte[] levels;
    private int size;

    /** Takes a pair with its levels, {@link Comparison#MISSING} among them; the array is not to be kept. */
    @FunctionalInterface
    interface Sink {
        void pair(int left, int right, int[] levels);
    }

    private ComparedPairs(int width) {
        this.width = width;
        this.found = new int[width];
        this.levels = new byte[width * rows.length / 2];
    }

    static ComparedPairs of(PairSource pairs, PairEngine engine) {
        ComparedPairs compared = new ComparedPairs(engine.comparisons().size());
        pairs.forEach((left, right) -> compared.add(left, right, engine));
        return compared;
    }

    private void add(int left, int right, PairEngine engine) {
        if (2 * size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            levels = Arrays.copyOf(levels, 2 * levels.length);
        }
        engine.levels(left, right, found);
        for (int i = 0; i < width; i++) {
            levels[size * width + i] = (byte) (found[i] + 1);
        }
        rows[2 * size] = left;
        rows[2 * size + 1] = right;
        size++;
    }

    void forEach(Sink sink) {
        int[] into = new int[width];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < width; j++) {
                into[j] = (levels[i * width + j] & 255) - 1;
            }
            sink.pair(rows[2 * i], rows[2 * i + 1], into);
        }
    }
}
