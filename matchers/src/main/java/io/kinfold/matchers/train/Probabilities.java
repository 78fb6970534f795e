package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Kind;

import java.util.Arrays;
import java.util.List;

/** The numbers that training moves: m and u of each level, and the prior. */
final class Probabilities {
    /** Weight of a level that was never seen, in pairs: Jeffreys' prior. */
    static final double UNSEEN_PAIRS = 0.5;

    private static final double FIRST_M = 0.8;
    private static final double LAST_M = 0.04;

    /** How many pairs the start of m is worth where the kind of a comparison is known. */
    private static final double START_PAIRS = 10;
    /**
     * That many where it is a name of one's own. In seven data sets the share of one customer's pairs whose names have
     * nothing in common is .04, and differs by .04 (standard deviation): as if each had seen 24 pairs.
     */
    private static final double START_PAIRS_OF_NAMES = 30;

    /** Of a number nobody knows before whether one has several: a member has one, a visitor many browsers. */
    private static final double START_PAIRS_OF_NUMBERS = 5;

    /** No probability comes nearer to 0 or 1. */
    private static final double EDGE = 1e-12;

    final double[][] m;
    final double[][] u;
    private final double[][] pairsBefore;
    private double prior;

    private Probabilities(double[][] m, double[][] u, double[][] pairsBefore, double prior) {
        this.m = m;
        this.u = u;
        this.pairsBefore = pairsBefore;
        this.prior = prior;
    }

    /** Returns where training begins: most pairs of one customer agree, few in nothing. */
    static Probabilities start(List<Comparison> comparisons, double prior) {
        double[][] m = new double[comparisons.size()][];
        double[][] u = new double[comparisons.size()][];
        double[][] before = new double[comparisons.size()][];
        for (int i = 0; i < m.length; i++) {
            int levels = comparisons.get(i).levels().size();
            m[i] = firstM(levels);
            u[i] = new double[levels];
            Arrays.fill(u[i], 1.0 / levels);
            double worth = comparisons.get(i).kind().map(Probabilities::worth).orElse(0.0);
            before[i] = Arrays.stream(m[i]).map(share -> share * worth).toArray();
        }
        return new Probabilities(m, u, before, prior);
    }

    private static double worth(Kind kind) {
        boolean name = kind == Kind.OWN_NAME || kind == Kind.FULL_NAME;
        if (kind == Kind.IDENTITY_NUMBER) {
            return START_PAIRS_OF_NUMBERS;
        }
        return name ? START_PAIRS_OF_NAMES : START_PAIRS;
    }

    /** Between the first level and the last, each has half of what the one above it has. */
    private static double[] firstM(int levels) {
        double[] m = new double[levels];
        double between = 1 - FIRST_M - LAST_M;
        m[0] = levels == 2 ? 1 - LAST_M : FIRST_M;
        m[levels - 1] = LAST_M;
        double halves = 1 - Math.pow(2, 2 - levels);
        for (int level = 1; level < levels - 1; level++) {
            m[level] = between * Math.pow(2, -level) / halves;
        }
        return m;
    }

    double prior() {
        return prior;
    }

    void prior(double probability) {
        prior = inside(probability);
    }

    /** Returns m of a comparison by its matches at each level; the old where there are too few. */
    double[] learnedM(int comparison, double[] matches) {
        double total = 0;
        double[] raised = new double[matches.length];
        for (int level = 0; level < raised.length; level++) {
            raised[level] = matches[level] + pairsBefore[comparison][level];
            total += raised[level];
        }
        return total >= 1 ? ElseLevel.leastAlike(shares(raised), u[comparison]) : m[comparison];
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
