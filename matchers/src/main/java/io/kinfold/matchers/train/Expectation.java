package io.kinfold.matchers.train;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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

    /** Every comparison counts. */
    private static final int ALL = -1;

    private final PatternCounts patterns;
    private final boolean[] counts;
    private final double[] shiftFactors;
    private final double[] sharedFactors;
    private final double[] relatedPairs = new double[Related.CLASSES];
    private final Map<Integer, double[]> byRest = new HashMap<>();
    private double[][] matches = new double[0][];
    private double[][] strangers = new double[0][];
    private double[][][] relatedAtLevels = new double[0][][];

    /** @param counts which comparisons count and learn */
    Expectation(PatternCounts patterns, boolean[] counts) {
        this.patterns = patterns;
        this.counts = counts.clone();
        this.shiftFactors = new double[patterns.size()];
        this.sharedFactors = new double[shiftFactors.length];
        for (int pattern = 0; pattern < shiftFactors.length; pattern++) {
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
        int classes = related == null ? 0 : Related.CLASSES;
        double[][] expected = new double[classes + 2][patterns.placeCount()];
        double[] totals = new double[classes + 2];
        expect(model, related, ALL, expected, totals);
        relatedAtLevels = new double[classes][][];
        for (int q = 0; q < classes; q++) {
            relatedPairs[q] = totals[q];
            relatedAtLevels[q] = patterns.byLevel(expected[q], model.m);
        }
        matches = patterns.byLevel(expected[classes], model.m);
        strangers = patterns.byLevel(expected[classes + 1], model.m);
        return totals[classes];
    }

    /**
     * Lets m of a comparison be learned from pairs that are matches by all the rest. Where many pairs have nothing
     * else in common, what they agree on would prove itself: as if nobody had two browsers, since whoever
     * was found by a browser had the one. Its term frequencies stay in, which are small beside the prior.
     */
    void expectByRest(int comparison, Probabilities model, @Nullable Related related) {
        int classes = related == null ? 0 : Related.CLASSES;
        double[][] expected = new double[classes + 2][patterns.placeCount()];
        expect(model, related, comparison, expected, new double[classes + 2]);
        byRest.put(comparison, patterns.byLevel(expected[classes], model.m)[comparison]);
    }

    private void expect(
            Probabilities model,
            @Nullable Related related,
            int without,
            double[][] expected,
            double[] totals) {
        int classes = totals.length - 2;
        double[][] ratios = new double[classes + 1][];
        double[] odds = new double[classes + 1];
        boolean[] counting = counts.clone();
        if (without != ALL) {
            counting[without] = false;
        }
        for (int q = 0; q < classes; q++) {
            ratios[q] = ratios(model, Objects.requireNonNull(related), q, without);
            odds[q] = related.probability(q) / (1 - model.prior());
        }
        ratios[classes] = patterns.ratios(model.m, model.u, counting);
        odds[classes] = model.prior() / (1 - model.prior());
        expect(ratios, odds, without, expected, totals);
    }

    /**
     * Expects pairs of each class, the related ones first, then matches, then all that are no matches.
     *
     * @param without the comparison that does not count, of vectors that have a level there; or {@link #ALL}
     * @param ratios how much likelier each level is in a class than among strangers
     * @param odds of each class against strangers
     * @param expected takes the pairs of each class at each place
     * @param totals takes the pairs of each class
     */
    private void expect(
            double[][] ratios, double[] odds, int without, double[][] expected, double[] totals) {
        int matching = odds.length - 1;
        double[] likely = new double[odds.length];
        double[] related = new double[matching];
        double[] pairs = new double[totals.length];
        for (int vector = 0; vector < patterns.vectors(); vector++) {
            if (without != ALL && !patterns.isPresent(vector, without)) {
                continue;
            }
            for (int c = 0; c < odds.length; c++) {
                likely[c] = odds[c] * product(ratios[c], vector);
            }
            Arrays.fill(pairs, 0);
            int end = patterns.first(vector + 1);
            for (int pattern = patterns.first(vector); pattern < end; pattern++) {
                double shared = sharedFactors[pattern];
                double against = 1;
                for (int q = 0; q < matching; q++) {
                    related[q] = bounded(likely[q] * shared);
                    against += related[q];
                }
                double match = bounded(likely[matching] * shiftFactors[pattern]);
                double share = patterns.count(pattern) / (match + against);
                for (int q = 0; q < matching; q++) {
                    pairs[q] += related[q] * share;
                }
                pairs[matching] += match * share;
                pairs[matching + 1] += against * share;
            }
            for (int c = 0; c < pairs.length; c++) {
                totals[c] += pairs[c];
                add(pairs[c], vector, expected[c]);
            }
        }
    }

    private static double bounded(double odds) {
        return odds < GREATEST ? odds : GREATEST;
    }

    private double[] ratios(Probabilities model, Related related, int of, int without) {
        double[][] shares = new double[model.m.length][];
        boolean[] shared = new boolean[shares.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = related.shares(of, i);
            shared[i] = i != without && shares[i].length > 0;
        }
        return patterns.ratios(shares, model.u, shared);
    }

    private double product(double[] ratios, int vector) {
        double product = 1;
        int[] places = patterns.places();
        int end = (vector + 1) * counts.length;
        for (int i = vector * counts.length; i < end; i++) {
            product *= ratios[places[i]];
        }
        return product;
    }

    private void add(double pairs, int vector, double[] atPlaces) {
        if (pairs < NEGLIGIBLE) {
            return;
        }
        int[] places = patterns.places();
        int end = (vector + 1) * counts.length;
        for (int i = vector * counts.length; i < end; i++) {
            atPlaces[places[i]] += pairs;
        }
    }

    /** Returns the expected number of pairs of two customers at each level of each comparison. */
    double[][] strangers() {
        return strangers;
    }

    /** Returns the expected number of matches at each level of each comparison. */
    double[][] matches() {
        return matches;
    }

    /** Sets m of the comparisons that learn, and returns the greatest change. */
    double maximise(Probabilities model) {
        double change = 0;
        for (int i = 0; i < counts.length; i++) {
            double[] found = byRest.getOrDefault(i, matches[i]);
            double[] shares = counts[i] ? model.learnedM(i, found) : model.m[i];
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
