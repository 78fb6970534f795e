package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Condition;

import java.util.Optional;

/**
 * u, from pairs taken at random. Pairs of one customer are among them, and a rare agreement, such as
 * on an identity number, is seen by hardly any sample; so each pair counts as much as it is expected
 * to be of two customers, and exact agreement is counted over all pairs, from the values' counts.
 */
final class RandomU {
    private final PairEngine engine;
    private final PatternCounts random;

    RandomU(PairEngine engine, PatternCounts random) {
        this.engine = engine;
        this.random = random;
    }

    /** How many pairs of one customer are expected in all data, by level. */
    @FunctionalInterface
    interface Matches {
        double at(int comparison, int level);
    }

    /** Sets u, given each random vector's probability to be of one customer. */
    void estimate(Probabilities into, double[] posteriors, Matches matches) {
        for (int i = 0; i < into.u.length; i++) {
            double[] counts = new double[into.u[i].length];
            for (int pattern = 0; pattern < random.size(); pattern++) {
                int level = random.level(pattern, i);
                if (level != Comparison.MISSING) {
                    counts[level] += random.count(pattern) * (1 - posteriors[pattern]);
                }
            }
            into.u[i] = withExact(i, counts, matches);
        }
    }

    private double[] withExact(int comparison, double[] counts, Matches matches) {
        Optional<FieldColumn> exact = exactColumn(engine.comparisons().get(comparison));
        if (exact.isEmpty()) {
            return Probabilities.shares(counts);
        }
        FieldColumn column = exact.get();
        double matched = 0;
        for (int level = 0; level < counts.length; level++) {
            matched += matches.at(comparison, level);
        }
        double equal = Math.max(0, column.equalPairs() - matches.at(comparison, 0));
        double others = Math.max(equal, column.presentPairs() - matched);
        double first = Probabilities.inside((equal + 1) / (others + 2));
        double[] shares = new double[counts.length];
        double rest = 0;
        for (int level = 1; level < counts.length; level++) {
            rest += counts[level] + Probabilities.UNSEEN_PAIRS;
        }
        shares[0] = first;
        for (int level = 1; level < counts.length; level++) {
            shares[level] = Probabilities.inside(
                    (counts[level] + Probabilities.UNSEEN_PAIRS) / rest * (1 - first));
        }
        return shares;
    }

    /** Returns the field on whose equality the first level alone depends, one value in each fragment. */
    private Optional<FieldColumn> exactColumn(Comparison comparison) {
        Condition first = comparison.levels().get(0).condition().orElseThrow();
        if (!(first instanceof Condition.Equal equal)
                || !equal.left().equals(equal.right())
                || !equal.left().transforms().isEmpty()
                || !comparison.missing().equals(new Condition.Missing(equal.left()))) {
            return Optional.empty();
        }
        String name = equal.left().field();
        boolean several = engine.data()
                .schema()
                .fields()
                .get(engine.data().schema().indexOf(name))
                .isSeveral();
        return several ? Optional.empty() : Optional.of(engine.field(name));
    }
}
