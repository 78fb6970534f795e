package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Bits;
import io.kinfold.matchers.model.Comparison;

import java.util.Arrays;
import java.util.List;

/** The numbers that training moves: m and u of each level, and the prior. */
final class Probabilities {
    /** Weight of a level that was never seen, in pairs: Jeffreys' prior. */
    static final double UNSEEN_PAIRS = 0.5;

    private static final double FIRST_M = 0.8;
    private static final double LAST_M = 0.04;

    /** No probability comes nearer to 0 or 1. */
    private static final double EDGE = 1e-12;

    final double[][] m;
    final double[][] u;
    private double prior;

    private Probabilities(double[][] m, double[][] u, double prior) {
        this.m = m;
        this.u = u;
        this.prior = prior;
    }

    /** Returns where training begins: most pairs of one customer agree, few in nothing. */
    static Probabilities start(List<Comparison> comparisons, double prior) {
        double[][] m = new double[comparisons.size()][];
        double[][] u = new double[comparisons.size()][];
        for (int i = 0; i < m.length; i++) {
            int levels = comparisons.get(i).levels().size();
            m[i] = new double[levels];
            u[i] = new double[levels];
            Arrays.fill(m[i], levels == 2 ? 0 : (1 - FIRST_M - LAST_M) / (levels - 2));
            m[i][0] = levels == 2 ? 1 - LAST_M : FIRST_M;
            m[i][levels - 1] = LAST_M;
            Arrays.fill(u[i], 1.0 / levels);
        }
        return new Probabilities(m, u, prior);
    }

    double prior() {
        return prior;
    }

    void prior(double probability) {
        prior = inside(probability);
    }

    /** Returns the weight of a vector of levels of which some comparisons count, shift included. */
    double bits(PatternCounts patterns, int pattern, boolean[] counts) {
        double bits = Bits.ofProbability(prior) + patterns.shift(pattern);
        for (int i = 0; i < m.length; i++) {
            int level = patterns.level(pattern, i);
            if (counts[i] && level != Comparison.MISSING) {
                bits += Bits.log2(m[i][level] / u[i][level]);
            }
        }
        return bits;
    }

    /** Returns shares of counts, each count raised a little so that no share is 0. */
    static double[] shares(double[] counts) {
        double total = 0;
        for (double count : counts) {
            total += Math.max(0, count) + UNSEEN_PAIRS;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = inside((Math.max(0, counts[i]) + UNSEEN_PAIRS) / total);
        }
        return shares;
    }

    static double inside(double probability) {
        return Math.max(EDGE, Math.min(1 - EDGE, probability));
    }
}
