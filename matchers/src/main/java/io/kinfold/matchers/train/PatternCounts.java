package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The distinct vectors of levels among some pairs, with how often each occurs: expectation
 * maximisation works on these, not on pairs. Term frequencies move the weight of a pair of a vector;
 * they are rounded to {@link #SHIFT_UNIT} bits here, and pairs of different shifts counted apart. The
 * shift is kept twice: over all comparisons, and over those that related customers share.
 */
final class PatternCounts {
    /** The shift of a pair's weight is kept in steps of so many bits. */
    static final double SHIFT_UNIT = 0.25;

    private final int comparisons;
    /** Where the levels of each comparison begin among all, and where the last ones end. */
    private final int[] offsets;
    /** The levels of each vector, as places among all levels. */
    private final int[] places;
    /** The first pattern of each vector, and where the last one's end. */
    private final int[] firsts;

    private final double[] shifts;
    private final double[] sharedShifts;
    private final long[] counts;

    private PatternCounts(Tally tally) {
        this.comparisons = tally.comparisons;
        int[] order = tally.inOrder();
        this.offsets = offsets(tally);
        this.shifts = new double[order.length];
        this.sharedShifts = new double[order.length];
        this.counts = new long[order.length];
        int[] places = new int[order.length * comparisons];
        int[] firsts = new int[order.length + 1];
        int vectors = 0;
        for (int i = 0; i < order.length; i++) {
            int from = order[i] * tally.width;
            if (i == 0 || !tally.sameLevels(order[i - 1], order[i])) {
                for (int c = 0; c < comparisons; c++) {
                    places[vectors * comparisons + c] = offsets[c] + tally.keys[from + c] + 1;
                }
                firsts[vectors++] = i;
            }
            shifts[i] = tally.keys[from + comparisons] * SHIFT_UNIT;
            sharedShifts[i] = tally.keys[from + comparisons + 1] * SHIFT_UNIT;
            counts[i] = tally.counts[order[i]];
        }
        firsts[vectors] = order.length;
        this.places = Arrays.copyOf(places, vectors * comparisons);
        this.firsts = Arrays.copyOf(firsts, vectors + 1);
    }

    /** A comparison's first place is that of missing values, and as many levels follow as were met. */
    private static int[] offsets(Tally tally) {
        int[] offsets = new int[tally.comparisons + 1];
        for (int i = 0; i < tally.size * tally.width; i++) {
            int comparison = i % tally.width;
            if (comparison < tally.comparisons) {
                offsets[comparison + 1] = Math.max(offsets[comparison + 1], tally.keys[i] + 2);
            }
        }
        for (int i = 0; i < tally.comparisons; i++) {
            offsets[i + 1] += offsets[i];
        }
        return offsets;
    }

    /** The bits by which term frequencies move a pair that is at a level of a comparison. */
    @FunctionalInterface
    interface Shift {
        /** No term frequencies. */
        Shift NONE = (comparison, level, left, right) -> 0;

        double bits(int comparison, int level, int left, int right);
    }

    static PatternCounts of(PairSource pairs, PairEngine engine, Shift shift) {
        return of(ComparedPairs.of(pairs, engine), engine, shift);
    }

    static PatternCounts of(ComparedPairs pairs, PairEngine engine, Shift shift) {
        Counting counting = new Counting(engine, shift);
        pairs.forEach(counting::pair);
        return new PatternCounts(counting.tally);
    }

    /** Counts pairs by their levels and shifts. */
    private static final class Counting {
        private final boolean[] shared;
        private final int[] key;
        private final Tally tally;
        private final Shift shift;

        Counting(PairEngine engine, Shift shift) {
            this.shared = Related.shared(engine.comparisons());
            this.key = new int[shared.length + 2];
            this.tally = new Tally(shared.length);
            this.shift = shift;
        }

        void pair(int left, int right, int[] levels) {
            double all = 0;
            double ofShared = 0;
            for (int i = 0; i < levels.length; i++) {
                int level = levels[i];
                key[i] = level;
                double bits = level == Comparison.MISSING ? 0 : shift.bits(i, level, left, right);
                all += bits;
                ofShared += shared[i] ? bits : 0;
            }
            key[levels.length] = (int) Math.round(all / SHIFT_UNIT);
            key[levels.length + 1] = (int) Math.round(ofShared / SHIFT_UNIT);
            tally.add(key);
        }
    }

    int size() {
        return counts.length;
    }

    /** Returns how many distinct vectors of levels there are; patterns of one vector differ in their shifts. */
    int vectors() {
        return firsts.length - 1;
    }

    /** Returns the first pattern of a vector, which the others follow up to the first of the next vector. */
    int first(int vector) {
        return firsts[vector];
    }

    /**
     * Returns where each vector's levels stand among the levels of all comparisons, vector by vector; not to be
     * changed.
     */
    int[] places() {
        return places;
    }

    /** Returns how many places there are. */
    int placeCount() {
        return offsets[comparisons];
    }

    /** Returns whether both values of a comparison are there. */
    boolean isPresent(int vector, int comparison) {
        return places[vector * comparisons + comparison] > offsets[comparison];
    }

    /**
     * Returns what stands at the places of all levels, comparison by comparison.
     *
     * @param like has as many levels as the comparisons
     */
    double[][] byLevel(double[] atPlaces, double[][] like) {
        double[][] byLevel = new double[comparisons][];
        for (int i = 0; i < comparisons; i++) {
            byLevel[i] = new double[like[i].length];
            int met = offsets[i + 1] - offsets[i] - 1;
            System.arraycopy(atPlaces, offsets[i] + 1, byLevel[i], 0, Math.max(0, met));
        }
        return byLevel;
    }

    /** Returns the ratio at each place: 1 where values are missing, and where a comparison does not count. */
    double[] ratios(double[][] over, double[][] under, boolean[] counting) {
        double[] ratios = new double[placeCount()];
        for (int i = 0; i < comparisons; i++) {
            for (int place = offsets[i]; place < offsets[i + 1]; place++) {
                int level = place - offsets[i] - 1;
                boolean counts = counting[i] && level != Comparison.MISSING;
                ratios[place] = counts ? over[i][level] / under[i][level] : 1;
            }
        }
        return ratios;
    }

    /** Returns how many pairs are at each level. */
    double[][] atLevels(double[][] like) {
        double[] atPlaces = new double[placeCount()];
        for (int vector = 0; vector < vectors(); vector++) {
            for (int i = 0; i < comparisons; i++) {
                for (int pattern = first(vector); pattern < first(vector + 1); pattern++) {
                    atPlaces[places[vector * comparisons + i]] += counts[pattern];
                }
            }
        }
        return byLevel(atPlaces, like);
    }

    double shift(int pattern) {
        return shifts[pattern];
    }

    /** Returns the part of the shift that the comparisons make which related customers share. */
    double sharedShift(int pattern) {
        return sharedShifts[pattern];
    }

    long count(int pattern) {
        return counts[pattern];
    }

    /** Returns the number of pairs. */
    long pairs() {
        return Arrays.stream(counts).sum();
    }

    /** A hash table of vectors, each followed by its two shifts. */
    private static final class Tally {
        private final int comparisons;
        private final int width;
        private int[] keys;
        private long[] counts = new long[1 << 10];
        /** One more than the entry at the place of a hash, 0 where there is none. */
        private int[] places = new int[1 << 11];

        private int size;

        Tally(int comparisons) {
            this.comparisons = comparisons;
            this.width = comparisons + 2;
            this.keys = new int[width << 10];
        }

        void add(int[] key) {
            int place = place(key, 0);
            if (places[place] == 0) {
                if (size == counts.length) {
                    grow();
                    place = place(key, 0);
                }
                System.arraycopy(key, 0, keys, size * width, width);
                places[place] = ++size;
            }
            counts[places[place] - 1]++;
        }

        private int place(int[] from, int offset) {
            long hash = 0;
            for (int i = 0; i < width; i++) {
                hash = (hash + from[offset + i]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            int place = (int) hash & (places.length - 1);
            while (places[place] != 0 && !equal(from, offset, (places[place] - 1) * width)) {
                place = (place + 1) & (places.length - 1);
            }
            return place;
        }

        private boolean equal(int[] from, int offset, int entry) {
            return Arrays.equals(from, offset, offset + width, keys, entry, entry + width);
        }

        private void grow() {
            counts = Arrays.copyOf(counts, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size * width);
            places = new int[4 * size];
            for (int entry = 0; entry < size; entry++) {
                places[place(keys, entry * width)] = entry + 1;
            }
        }

        boolean sameLevels(int one, int other) {
            int a = one * width;
            int b = other * width;
            return Arrays.equals(keys, a, a + comparisons, keys, b, b + comparisons);
        }

        /** Returns the entries in an order that does not depend on that in which they came. */
        int[] inOrder() {
            Comparator<Integer> byKey = (a, b) -> Arrays.compare(
                    keys, a * width, (a + 1) * width, keys, b * width, (b + 1) * width);
            return IntStream.range(0, size)
                    .boxed()
                    .sorted(byKey)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }
}
