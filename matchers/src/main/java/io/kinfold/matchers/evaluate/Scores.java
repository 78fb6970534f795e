package io.kinfold.matchers.evaluate;

/**
 * Precision and recall, each from 0 to 1. Immutable.
 *
 * @param precision the share of what was claimed that is right; 1 where nothing was claimed
 * @param recall the share of what there is to find that was found; 1 where there was nothing
 */
public record Scores(double precision, double recall) {
    /**
     * Creates scores.
     *
     * @param precision the precision, from 0 to 1
     * @param recall the recall, from 0 to 1
     * @throws IllegalArgumentException if one of them is not from 0 to 1
     */
    public Scores {
        checkShare("precision", precision);
        checkShare("recall", recall);
    }

    private static void checkShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " " + share + " must be from 0 to 1");
        }
    }

    /** Returns the scores of sums: what was right, what was claimed, what there is to find. */
    static Scores of(double right, double claimed, double there) {
        return new Scores(claimed == 0 ? 1 : right / claimed, there == 0 ? 1 : right / there);
    }

    /** {@return the harmonic mean of precision and recall, from 0 to 1; 0 if both are 0} */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
