package io.kinfold.matchers.train;

import io.kinfold.matchers.field.Blocking;

/** The probability that two fragments taken at random are one customer, from rules that are sure. */
public final class Priors {
    private Priors() {}

    /**
     * Returns the prior that follows from deterministic rules: the pairs that they link, divided by
     * the share of all matches that they are thought to find, divided by all pairs. This is Splink's
     * {@code estimate_probability_two_random_records_match}.
     *
     * @param data the fragments
     * @param keys gives the keys of a fragment from its normalized values; fragments that share one
     *     are taken as one customer
     * @param recall the share of the matches that the rules find, in (0, 1]
     * @return the prior in (0, 1)
     * @throws IllegalArgumentException if the recall is out of range
     */
    public static double byRules(TrainingData data, Blocking keys, double recall) {
        if (!(recall > 0 && recall <= 1)) {
            throw new IllegalArgumentException("recall " + recall
                    + " must be in (0, 1]; give the share of the matches that the rules find");
        }
        CandidatePairs pairs = CandidatePairs.of(
                data, keys, new CandidatePairs.Limits(data.size(), Long.MAX_VALUE, 0));
        double matches = Math.max(1, pairs.count() / recall);
        return Probabilities.inside(matches / data.pairs());
    }
}
