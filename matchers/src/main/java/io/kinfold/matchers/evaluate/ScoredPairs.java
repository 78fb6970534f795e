package io.kinfold.matchers.evaluate;

import java.util.Arrays;

/**
 * Pairs of records, numbered from 0, each with a match weight. Kept in arrays of 16 bytes for each
 * pair. Immutable; its builder is for one thread.
 */
public final class ScoredPairs {
    private final int[] left;
    private final int[] right;
    private final double[] weights;

    private ScoredPairs(int[] left, int[] right, double[] weights) {
        this.left = left;
        this.right = right;
        this.weights = weights;
    }

    /** {@return a builder without pairs} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return how many pairs there are} */
    public int size() {
        return weights.length;
    }

    /**
     * Returns the record on the left of a pair, numbered from 0.
     *
     * @param pair the pair's number, from 0
     * @return the record on the left of a pair, numbered from 0
     */
    public int left(int pair) {
        return left[pair];
    }

    /**
     * Returns the record on the right of a pair, numbered from 0.
     *
     * @param pair the pair's number, from 0
     * @return the record on the right of a pair, numbered from 0
     */
    public int right(int pair) {
        return right[pair];
    }

    /**
     * Returns the match weight of a pair, in bits or in whatever unit the caller counts.
     *
     * @param pair the pair's number, from 0
     * @return the match weight of a pair, in bits or in whatever unit the caller counts
     */
    public double weight(int pair) {
        return weights[pair];
    }

    /**
     * Returns the pairs' numbers by falling weight, equal ones in their order. Sorts the different
     * weights and deals the pairs out to them, so that no number is boxed.
     */
    int[] byFallingWeight() {
        double[] different = different();
        int[] ends = new int[different.length];
        int[] places = new int[size()];
        for (int pair = 0; pair < places.length; pair++) {
            places[pair] = different.length - 1 - Arrays.binarySearch(different, weights[pair]);
            ends[places[pair]]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] order = new int[size()];
        for (int pair = order.length - 1; pair >= 0; pair--) {
            order[--ends[places[pair]]] = pair;
        }
        return order;
    }

    private double[] different() {
        double[] sorted = weights.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (double weight : sorted) {
            if (count == 0 || Double.compare(sorted[count - 1], weight) != 0) {
                sorted[count++] = weight;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Gathers pairs. */
    public static final class Builder {
        private int[] left = new int[16];
        private int[] right = new int[16];
        private double[] weights = new double[16];
        private int size;

        private Builder() {}

        /**
         * Adds a pair. A pair must not be added twice, in either order.
         *
         * @param left a record's number, from 0
         * @param right another record's number, from 0
         * @param weight its match weight, any number
         * @return this builder
         * @throws IllegalArgumentException if a number is below zero, both are one record, or the
         *     weight is NaN
         */
        public Builder add(int left, int right, double weight) {
            if (left < 0 || right < 0 || left == right) {
                throw new IllegalArgumentException("a pair must be of two records numbered from 0,"
                        + " but is of " + left + " and " + right);
            } else if (Double.isNaN(weight)) {
                throw new IllegalArgumentException(
                        "the weight of a pair must be a number, but is NaN");
            }
            if (size == weights.length) {
                int grown = Math.addExact(size, size);
                this.left = Arrays.copyOf(this.left, grown);
                this.right = Arrays.copyOf(this.right, grown);
                this.weights = Arrays.copyOf(this.weights, grown);
            }
            this.left[size] = left;
            this.right[size] = right;
            this.weights[size++] = weight;
            return this;
        }

        /** {@return the pairs added so far} */
        public ScoredPairs build() {
            return new ScoredPairs(
                    Arrays.copyOf(left, size),
                    Arrays.copyOf(right, size),
                    Arrays.copyOf(weights, size));
        }
    }
}
