package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Bits;
import io.kinfold.matchers.model.Comparison;

/**
 * Expectation maximisation over vectors of levels (Dempster, Laird, Rubin 1977; Winkler 1988). One
 * step gives each vector its probability of being a match under the present model, then takes m and
 * the number of matches from those.
 */
final class Expectation {
    private final PatternCounts patterns;
    private final boolean[] counts;
    private final double[] posteriors;

    /** @param counts which comparisons count and learn */
    Expectation(PatternCounts patterns, boolean[] counts) {
        this.patterns = patterns;
        this.counts = counts.clone();
        this.posteriors = new double[patterns.size()];
    }

    /** Gives each vector its probability of being a match, and returns their sum over the pairs. */
    double expect(Probabilities model) {
        double matches = 0;
        for (int pattern = 0; pattern < posteriors.length; pattern++) {
            posteriors[pattern] = Bits.toProbability(model.bits(patterns, pattern, counts));
            matches += posteriors[pattern] * patterns.count(pattern);
        }
        return matches;
    }

    /** Returns each vector's probability of being a match. */
    double[] posteriors() {
        return posteriors;
    }

    /** Returns the expected number of matches at each level of a comparison. */
    double[] matches(int comparison, int levels) {
        double[] matches = new double[levels];
        for (int pattern = 0; pattern < posteriors.length; pattern++) {
            int level = patterns.level(pattern, comparison);
            if (level != Comparison.MISSING) {
                matches[level] += posteriors[pattern] * patterns.count(pattern);
            }
        }
        return matches;
    }

    /** Sets m of the comparisons that learn, and returns the greatest change. */
    double maximise(Probabilities model) {
        double change = 0;
        for (int i = 0; i < counts.length; i++) {
            double[] matches = matches(i, model.m[i].length);
            if (counts[i] && total(matches) >= 1) {
                double[] shares = Probabilities.shares(matches);
                for (int level = 0; level < shares.length; level++) {
                    change = Math.max(change, Math.abs(shares[level] - model.m[i][level]));
                }
                model.m[i] = shares;
            }
        }
        return change;
    }

    private static double total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }
}
