package io.kinfold.matchers.evaluate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What blocking costs and what it loses. Immutable.
 *
 * @param proposals the pairs proposed, each as often as it was proposed
 * @param found the true pairs among them, each once
 * @param truePairs all true pairs
 * @param allPairs all pairs there are: of n records n (n - 1) / 2, of labels their number
 */
public record BlockingRecall(long proposals, long found, long truePairs, long allPairs) {
    /**
     * Creates a result.
     *
     * @param proposals the pairs proposed, each as often as it was proposed
     * @param found the true pairs among them, each once
     * @param truePairs all true pairs
     * @param allPairs all pairs there are
     * @throws IllegalArgumentException if a number is below zero, or more was found than proposed
     *     or than there is
     */
    public BlockingRecall {
        if (found < 0 || found > proposals || found > truePairs || truePairs > allPairs) {
            throw new IllegalArgumentException("the pairs found must be from 0 to those proposed"
                    + " and to those that are true, but are " + found + " of " + proposals + " and "
                    + truePairs);
        }
    }

    /**
     * Returns a counter of the pairs that blocking proposes.
     *
     * @param truth the true cluster of each record, numbered from 0
     * @return a new counter
     */
    public static Counter counter(int[] truth) {
        return new Counter(truth.clone());
    }

    /**
     * Returns the result over labelled pairs; those labelled as no match tell the cost.
     *
     * @param labels pairs with what is known of them, each once
     * @param proposed says whether blocking proposes a pair
     * @param <R> the type of what names a record
     * @return the result
     */
    public static <R> BlockingRecall ofLabels(
            Collection<LabelledPair<R>> labels, BiPredicate<R, R> proposed) {
        long proposals = 0;
        long found = 0;
        long matches = 0;
        for (LabelledPair<R> label : labels) {
            boolean candidate = proposed.test(label.left(), label.right());
            proposals += candidate ? 1 : 0;
            found += candidate && label.match() ? 1 : 0;
            matches += label.match() ? 1 : 0;
        }
        return new BlockingRecall(proposals, found, matches, labels.size());
    }

    /** {@return the share of the true pairs that were proposed, from 0 to 1; 1 if there are none} */
    public double recall() {
        return Scores.of((double) found, 0, (double) truePairs).recall();
    }

    /**
     * Returns the share of all pairs that need not be compared, at most 1; below 0 where pairs are
     * proposed so often that comparing all would be cheaper, and 0 if there are none.
     *
     * @return one less the proposals for each pair there is
     */
    public double reduction() {
        return allPairs == 0 ? 0 : 1 - (double) proposals / allPairs;
    }

    /**
     * Counts proposals. Only the true pairs are remembered, so proposals cost no memory. Not safe
     * for several threads.
     */
    public static final class Counter {
        private final int[] truth;
        private final Set<Long> found = new HashSet<>();
        private long proposals;

        private Counter(int[] truth) {
            this.truth = truth;
        }

        /**
         * Counts a pair that blocking proposes; it may be proposed again, in either order.
         *
         * @param left a record's number, from 0
         * @param right another record's number
         * @return this counter
         * @throws IllegalArgumentException if both are one record, or the truth knows one not
         */
        public Counter propose(int left, int right) {
            int low = Math.min(left, right);
            int high = Math.max(left, right);
            if (low < 0 || high >= truth.length || low == high) {
                throw new IllegalArgumentException("a pair must be of two of the " + truth.length
                        + " records of the truth, but is of numbers " + left + " and " + right);
            }
            proposals++;
            if (truth[low] == truth[high]) {
                found.add(((long) low << 32) | high);
            }
            return this;
        }

        /** {@return the result of what was counted so far} */
        public BlockingRecall result() {
            return new BlockingRecall(
                    proposals,
                    found.size(),
                    Partitions.pairs(Partitions.sizes(truth)),
                    Partitions.pairs(truth.length));
        }
    }
}
