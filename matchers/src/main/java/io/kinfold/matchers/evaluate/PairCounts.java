package io.kinfold.matchers.evaluate;

/**
 * Pairs of records, counted by what was claimed of them and what is true. Immutable.
 *
 * @param truePositives pairs that were claimed and are true
 * @param falsePositives pairs that were claimed and are not true
 * @param falseNegatives pairs that are true and were not claimed
 */
public record PairCounts(long truePositives, long falsePositives, long falseNegatives) {
    /**
     * Creates counts.
     *
     * @param truePositives pairs that were claimed and are true
     * @param falsePositives pairs that were claimed and are not true
     * @param falseNegatives pairs that are true and were not claimed
     * @throws IllegalArgumentException if one of them is below zero
     */
    public PairCounts {
        if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0) {
            throw new IllegalArgumentException("a count of pairs must not be below zero, but is "
                    + Math.min(truePositives, Math.min(falsePositives, falseNegatives)));
        }
    }

    /** Returns counts of what was found right, of all that was claimed, and of all that is true. */
    static PairCounts of(long right, long claimed, long there) {
        return new PairCounts(right, claimed - right, there - right);
    }

    /** {@return the pairwise precision and recall} */
    public Scores scores() {
        return Scores.of((double) truePositives, (double) (truePositives + falsePositives), (double)
                (truePositives + falseNegatives));
    }

    /** {@return the pairwise F1, from 0 to 1} */
    public double f1() {
        return scores().f1();
    }
}
