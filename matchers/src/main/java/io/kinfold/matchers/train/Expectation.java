package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Expectation maximisation over vectors of levels (Dempster, Laird, Rubin 1977; Winkler 1988). One
 * step gives each vector its probability of being a match, or of related customers, under the present
 * model, then takes m and the number of matches from those.
 *
 * <p>It works on odds, not on bits: products of ratios, which stay inside what a double holds.
 */
final class Expectation {
    /** Odds and likelihoods beyond this are as good as it. */
    private static final double GREATEST = 1e300;

    /** What a pair expected so rarely would add to a count is less than rounding takes. */
    private static final double NEGLIGIBLE = 1e-9;

    private final PatternCounts patterns;
    private final boolean[] counts;
    private final double[] shiftFactors;
    private final double[] sharedFactors;
    private final double[] posteriors;
    private final double[] relatedPairs = new double[Related.CLASSES];
    private double[][] matches = new double[0][];
    private double[][][] relatedAtLevels = new double[0][][];

    /** @param counts which comparisons count and learn */
    Expectation(PatternCounts patterns, boolean[] counts) {
        this.patterns = patterns;
        this.counts = counts.clone();
        this.posteriors = new double[patterns.size()];
        this.shiftFactors = new double[posteriors.length];
        this.sharedFactors = new double[posteriors.length];
        for (int pattern = 0; pattern < posteriors.length; pattern++) {
            shiftFactors[pattern] = Math.pow(2, patterns.shift(pattern));
            sharedFactors[pattern] = Math.pow(2, patterns.sharedShift(pattern));
        }
    }

    /** Gives each vector its probability of being a match, and returns their sum over the pairs. */
    double expect(Probabilities model) {
        return expect(model, null);
    }

    /** Does so where some pairs of two customers may be related. */
    double expect(Probabilities model, @Nullable Related related) {
        double[][] ratios = ratios(model.m, model.u, counts);
        double[][][] ofRelated = related == null ? new double[0][][] : ratios(model, related);
        clear(model, ofRelated.length);
        double[] likely = new double[ofRelated.length];
        double odds = model.prior() / (1 - model.prior());
        double total = 0;
        for (int pattern = 0; pattern < posteriors.length; pattern++) {
            double against = 1;
            for (int q = 0; q < likely.length; q++) {
                double one = Objects.requireNonNull(related).probability(q)
                        / (1 - model.prior())
                        * product(ofRelated[q], pattern, sharedFactors[pattern]);
                likely[q] = Math.min(one, GREATEST);
                against += likely[q];
            }
            double ratio =
                    Math.min(odds * product(ratios, pattern, shiftFactors[pattern]), GREATEST);
            double match = ratio / (ratio + against);
            posteriors[pattern] = match;
            total += match * patterns.count(pattern);
            count(pattern, match, matches);
            for (int q = 0; q < likely.length; q++) {
                double share = likely[q] / (ratio + against);
                relatedPairs[q] += share * patterns.count(pattern);
                count(pattern, share, relatedAtLevels[q]);
            }
        }
        return total;
    }

    private void clear(Probabilities model, int classes) {
        matches = emptyLike(model.m);
        relatedAtLevels = new double[classes][][];
        for (int q = 0; q < classes; q++) {
            relatedPairs[q] = 0;
            relatedAtLevels[q] = emptyLike(model.m);
        }
    }

    private static double[][] emptyLike(double[][] of) {
        double[][] empty = new double[of.length][];
        for (int i = 0; i < of.length; i++) {
            empty[i] = new double[of[i].length];
        }
        return empty;
    }

    private static double[][][] ratios(Probabilities model, Related related) {
        double[][][] all = new double[Related.CLASSES][][];
        for (int q = 0; q < all.length; q++) {
            double[][] shares = new double[model.m.length][];
            boolean[] shared = new boolean[shares.length];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = related.shares(q, i);
                shared[i] = shares[i].length > 0;
            }
            all[q] = ratios(shares, model.u, shared);
        }
        return all;
    }

    /** Returns the ratio at each level, one place higher, and 1 where the values are missing. */
    private static double[][] ratios(double[][] over, double[][] under, boolean[] counts) {
        double[][] ratios = new double[over.length][];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = new double[counts[i] ? over[i].length + 1 : 0];
            for (int place = 0; place < ratios[i].length; place++) {
                int level = place - 1;
                ratios[i][place] =
                        level == Comparison.MISSING ? 1 : over[i][level] / under[i][level];
            }
        }
        return ratios;
    }

    private double product(double[][] ratios, int pattern, double factor) {
        double product = factor;
        byte[] levels = patterns.levels();
        int first = pattern * ratios.length;
        for (int i = 0; i < ratios.length; i++) {
            double[] ofComparison = ratios[i];
            if (ofComparison.length > 0) {
                product *= ofComparison[levels[first + i] + 1];
            }
        }
        return product;
    }

    private void count(int pattern, double share, double[][] into) {
        double pairs = share * patterns.count(pattern);
        if (pairs < NEGLIGIBLE) {
            return;
        }
        byte[] levels = patterns.levels();
        int first = pattern * into.length;
        for (int i = 0; i < into.length; i++) {
            int level = levels[first + i];
            if (level != Comparison.MISSING) {
                into[i][level] += pairs;
            }
        }
    }

    /** Returns each vector's probability of being a match. */
    double[] posteriors() {
        return posteriors;
    }

    /** Returns the expected number of matches at each level of each comparison. */
    double[][] matches() {
        return matches;
    }

    /** Sets m of the comparisons that learn, and returns the greatest change. */
    double maximise(Probabilities model) {
        double change = 0;
        for (int i = 0; i < counts.length; i++) {
            double[] shares = counts[i] ? model.learnedM(i, matches[i]) : model.m[i];
            for (int level = 0; level < shares.length; level++) {
                change = Math.max(change, Math.abs(shares[level] - model.m[i][level]));
            }
            model.m[i] = shares;
        }
        return change;
    }

    /**
     * Sets the classes of related customers to what was expected of them, and returns the greatest
     * change in pairs.
     *
     * @param rate the share of the candidate pairs that was compared
     */
    double maximise(Related related, double rate, double allPairs) {
        double change = 0;
        for (int q = 0; q < relatedAtLevels.length; q++) {
            double pairs = relatedPairs[q] / rate;
            change = Math.max(change, Math.abs(pairs - related.expected(q)));
            related.learn(q, pairs, allPairs, relatedAtLevels[q]);
        }
        return change;
    }
}
