package io.kinfold.matchers.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;

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

    /** Returns a builder without pairs. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how many pairs there are. */
    public int size() {
        return weights.length;
    }

    /** Returns the record on the left of a pair, numbered from 0. */
    public int left(int pair) {
        return left[pair];
    }

    /** Returns the record on the right of a pair, numbered from 0. */
    public int right(int pair) {
        return right[pair];
    }

    /** Returns the match weight of a pair, in bits or in whatever unit the caller counts. */
    public double weight(int pair) {
        return weights[pair];
    }

    /**
     * Returns the pairs' numbers by falling weight. Which of equal weights comes first does not
     * matter: a threshold takes all of them or none.
     */
    int[] byFallingWeight() {
        return IntStream.range(0, size())
                .boxed()
                .sorted((a, b) -> Double.compare(weights[b], weights[a]))
                .mapToInt(Integer::intValue)
                .toArray();
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

        /** Returns the pairs added so far. */
        public ScoredPairs build() {
            return new ScoredPairs(
                    Arrays.copyOf(left, size),
                    Arrays.copyOf(right, size),
                    Arrays.copyOf(weights, size));
        }
    }
}
