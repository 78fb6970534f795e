package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns which share of the pairs that agree on an identifying field are of two customers all the same.
 *
 * <p>It is learned from the rest of such pairs, and of the rest only from what hardly differs within one customer: other
 * identifying fields and dates. Names and addresses are written in too many ways to show that two who have
 * one member number are strangers. Where the rest says nothing, the share is what is expected of the kind, and it
 * is never less: pairs that nothing contradicts are mostly pairs of which little is known.
 *
 * <p>Expectation maximisation over all pairs cannot tell, since what agreement weighs there hangs on the prior, which
 * holds for fragments filled as most are. Where few fragments have a field, as only members and receipts have a member
 * number, those who agree are one customer far more often than the prior and u would have it, and round by
 * round they would look more like strangers.
 */
final class SharedValues {
    /** Values with more holders are frequent, which term frequencies and {@link GenericValues} judge. */
    private static final int MOST_HOLDERS = 5;
    /** So many pairs show a share to less than a hundredth. */
    private static final int MOST_PAIRS = 10_000;

    private final int comparison;
    private final double expected;
    private final int[] telling;
    /** The levels of each pair in the comparisons that tell, pair by pair. */
    private final int[] levels;
    /** By how much their term frequencies change the odds of each pair. */
    private final double[] factors;
    /** The mean factor of the agreement itself. */
    private final double ownFactor;

    private double strangers;

    private SharedValues(int comparison, PairEngine engine, TermReferences terms) {
        Comparison own = engine.comparisons().get(comparison);
        List<int[]> pairs = pairs(engine.field(own.fields().get(0)));
        this.comparison = comparison;
        this.expected = own.kind().orElseThrow().expectedStrangers();
        this.telling = IntStream.range(0, engine.comparisons().size())
                .filter(i -> i != comparison && tells(engine.comparisons().get(i)))
                .toArray();
        this.levels = new int[pairs.size() * telling.length];
        this.factors = new double[pairs.size()];
        double bits = 0;
        for (int i = 0; i < factors.length; i++) {
            bits += terms.shift(comparison, 0, pairs.get(i)[0], pairs.get(i)[1]);
            factors[i] = Math.pow(2, compare(i, pairs.get(i), engine, terms));
        }
        this.ownFactor = Math.pow(2, bits / Math.max(1, factors.length));
        this.strangers = expected;
    }

    /** Returns what is to be learned of each comparison of an identifying field. */
    static List<SharedValues> of(PairEngine engine, TermReferences terms) {
        List<SharedValues> found = new ArrayList<>();
        for (int i = 0; i < engine.comparisons().size(); i++) {
            Comparison comparison = engine.comparisons().get(i);
            if (identifies(comparison) && comparison.fields().size() == 1) {
                found.add(new SharedValues(i, engine, terms));
            }
        }
        return found;
    }

    private static boolean identifies(Comparison comparison) {
        return comparison.kind().map(Kind::identifies).orElse(false);
    }

    private static boolean tells(Comparison comparison) {
        return identifies(comparison)
                || comparison.kind().filter(Kind.DATE::equals).isPresent();
    }

    /** Returns each holder of a value with the next one; where they are too many, one of each so many. */
    private static List<int[]> pairs(FieldColumn column) {
        List<int[]> all = new ArrayList<>();
        for (int[] holders : column.holders(2)) {
            for (int i = 1; i < holders.length && holders.length <= MOST_HOLDERS; i++) {
                all.add(new int[] {holders[i - 1], holders[i]});
            }
        }
        int step = all.size() / MOST_PAIRS + 1;
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Notes the levels of a pair; returns the bits of its term frequencies. */
    private double compare(int pair, int[] rows, PairEngine engine, TermReferences terms) {
        double bits = 0;
        for (int i = 0; i < telling.length; i++) {
            int level = engine.level(telling[i], rows[0], rows[1]);
            levels[pair * telling.length + i] = level;
            bits += level == Comparison.MISSING
                    ? 0
                    : terms.shift(telling[i], level, rows[0], rows[1]);
        }
        return bits;
    }

    int comparison() {
        return comparison;
    }

    /** Learns the share anew, by one step of expectation maximisation, and returns by how much it moved. */
    double learn(Probabilities model) {
        double sum = expected;
        for (int pair = 0; pair < factors.length; pair++) {
            double ratio = factors[pair];
            for (int i = 0; i < telling.length; i++) {
                int level = levels[pair * telling.length + i];
                ratio *= level == Comparison.MISSING
                        ? 1
                        : model.m[telling[i]][level] / model.u[telling[i]][level];
            }
            sum += strangers / (strangers + (1 - strangers) * ratio);
        }
        double before = strangers;
        strangers = Math.max(expected, sum / (factors.length + 1));
        return Math.abs(strangers - before);
    }

    /**
     * Sets u of exact agreement so that a pair of which nothing else is known is of two customers as often as such
     * pairs were found to be.
     */
    void calibrate(Probabilities model) {
        double priorOdds = model.prior() / (1 - model.prior());
        double odds = (1 - strangers) / strangers;
        double m = model.m[comparison][0];
        RandomU.setFirst(model.u[comparison], Math.min(m, m * priorOdds / odds * ownFactor));
    }
}
