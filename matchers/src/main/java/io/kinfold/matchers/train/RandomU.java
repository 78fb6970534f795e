package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Condition;
import io.kinfold.matchers.model.Kind;

import java.util.Arrays;
import java.util.Optional;

/**
 * u, from pairs taken at random. Pairs of one customer are among them, and a rare agreement, such as
 * on an identity number, is seen by hardly any sample; so each pair counts as much as it is expected
 * to be of two customers, and exact agreement is counted over all pairs, from the values' counts.
 */
final class RandomU {
    private final PairEngine engine;

    RandomU(PairEngine engine) {
        this.engine = engine;
    }

    /** How many pairs of one customer are expected in all data, by level. */
    @FunctionalInterface
    interface Matches {
        double at(int comparison, int level);
    }

    /**
     * Sets u.
     *
     * @param strangers how many random pairs of two customers are expected at each level
     */
    void estimate(Probabilities into, double[][] strangers, Matches matches) {
        for (int i = 0; i < into.u.length; i++) {
            into.u[i] = withExact(i, strangers[i], matches);
        }
    }

    /**
     * Sets how often strangers agree on what identifies somebody to what is expected of the kind. Who agrees
     * there is mostly one customer: of few records so large a share of all pairs that u, counted with them,
     * would never let them be found.
     */
    void expect(Probabilities into) {
        for (int i = 0; i < into.u.length; i++) {
            Optional<Kind> kind = engine.comparisons().get(i).kind();
            if (kind.isPresent() && kind.get().identifies()) {
                setFirst(into.u[i], Math.min(into.u[i][0], kind.get().expectedU()));
            }
        }
    }

    /** Sets the share of the first level, the others in proportion. */
    static void setFirst(double[] u, double share) {
        double first = Probabilities.inside(share);
        double factor = (1 - first) / (1 - u[0]);
        for (int level = 1; level < u.length; level++) {
            u[level] *= factor;
        }
        u[0] = first;
    }

    /**
     * Raises the shares of levels between the first and the last so that none speaks for a match more than the first, at
     * the cost of those that have more than that takes.
     *
     * @param m by level, the first not below that of u
     */
    static void boundByFirst(double[] u, double[] m) {
        int last = u.length - 1;
        double[] least = new double[u.length];
        double spare = 0;
        double left = 1 - u[0];
        for (int level = 1; level <= last; level++) {
            least[level] = level == last ? 0 : m[level] * u[0] / m[0];
            spare += Math.max(0, u[level] - least[level]);
            left -= least[level];
        }
        for (int level = 1; level <= last; level++) {
            double more = spare == 0 ? 0 : Math.max(0, u[level] - least[level]) * left / spare;
            u[level] = Probabilities.inside(least[level] + more);
        }
    }

    private double[] withExact(int comparison, double[] counts, Matches matches) {
        Optional<FieldColumn> exact = exactColumn(engine.comparisons().get(comparison), engine);
        Optional<Kind> kind = engine.comparisons().get(comparison).kind();
        if (exact.isEmpty()) {
            double[] shares = Probabilities.shares(counts);
            return kind.map(known -> withFirst(
                            first(known, counts[0], Arrays.stream(counts).sum()), counts))
                    .orElse(shares);
        }
        FieldColumn column = exact.get();
        double matched = 0;
        for (int level = 0; level < counts.length; level++) {
            matched += matches.at(comparison, level);
        }
        double equal = Math.max(0, column.equalPairs() - matches.at(comparison, 0));
        double others = Math.max(equal, column.presentPairs() - matched);
        return withFirst(
                kind.map(known -> first(known, equal, others))
                        .orElse(Probabilities.inside((equal + 1) / (others + 2))),
                counts);
    }

    /**
     * Returns how often strangers agree exactly, by what was seen and what is expected of the kind: as if so
     * many pairs had been seen that one of them agreed, which is all that an expectation alone can say. Of
     * many pairs among which none agreed it is not less than half a pair would make it.
     */
    private static double first(Kind kind, double equal, double pairs) {
        double expected = kind.expectedU();
        double least = Probabilities.UNSEEN_PAIRS / (pairs + Probabilities.UNSEEN_PAIRS / expected);
        double mean = Digamma.expOf(equal + 1) / (pairs + 1 / expected);
        return Probabilities.inside(Math.max(mean, least));
    }

    /** Returns shares with a given first, the others in proportion to their counts. */
    private static double[] withFirst(double first, double[] counts) {
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
    static Optional<FieldColumn> exactColumn(Comparison comparison, PairEngine engine) {
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
