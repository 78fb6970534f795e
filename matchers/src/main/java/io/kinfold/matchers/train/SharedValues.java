package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns which share of the pairs that agree on an identifying field are of two customers all the same.
 *
 * <p>It is learned from the rest of such pairs, and of the rest only from what hardly differs within one customer: other
 * identifying fields and dates. Names and addresses are written in too many ways to show that two who have
 * one member number are strangers. Where the rest says nothing, the share is what is expected of the kind, and it
 * is never less: pairs that nothing contradicts are mostly pairs of which little is known. Two fields that a household
 * shares vouch for each other, a telephone and an e-mail address; that nobody here can see.
 *
 * <p>Expectation maximisation over all pairs cannot tell, since what agreement weighs there hangs on the prior, which
 * holds for fragments filled as most are. Where few fragments have a field, as only members and receipts have a member
 * number, those who agree are one customer far more often than the prior and u would have it, and round by
 * round they would look more like strangers.
 */
final class SharedValues {
    /** Values with more holders are frequent, which term frequencies and {@link GenericValues} judge. */
    private static final int MOST_HOLDERS = 5;
    /** The holders of so many values show a share to less than a hundredth. */
    private static final int MOST_VALUES = 5_000;

    private static final long SEED = 3;

    /** What is expected counts as if so many pairs had shown it. */
    private static final double WORTH = 10;

    private final int comparison;
    private final double expected;
    private final int[] telling;
    /** The levels of each pair in the comparisons that tell, pair by pair. */
    private final int[] levels;
    /** By how much their term frequencies change the odds of each pair. */
    private final double[] factors;
    /** As how much of a pair each counts: the pairs of a value's holders count as one less than these are. */
    private final double[] weights;

    private final double allWeights;
    /** The mean factor of the agreement itself. */
    private final double ownFactor;

    private double strangers;

    private SharedValues(
            int comparison, FieldColumn column, PairEngine engine, TermReferences terms) {
        List<Holders> pairs = pairs(column);
        this.comparison = comparison;
        this.expected =
                engine.comparisons().get(comparison).kind().orElseThrow().expectedStrangers();
        this.telling = IntStream.range(0, engine.comparisons().size())
                .filter(i -> i != comparison && tells(engine.comparisons().get(i)))
                .toArray();
        this.levels = new int[pairs.size() * telling.length];
        this.factors = new double[pairs.size()];
        this.weights = new double[pairs.size()];
        double bits = 0;
        double all = 0;
        for (int i = 0; i < factors.length; i++) {
            Holders pair = pairs.get(i);
            weights[i] = pair.weight();
            all += pair.weight();
            bits += pair.weight() * terms.shift(comparison, 0, pair.one(), pair.other());
            factors[i] = Math.pow(2, compare(i, pair, engine, terms));
        }
        this.allWeights = all;
        this.ownFactor = Math.pow(2, all == 0 ? 0 : bits / all);
        this.strangers = expected;
    }

    /** Two holders of a value, and as how much of a pair they count. */
    private record Holders(int one, int other, double weight) {}

    /** Returns what is to be learned of each comparison of an identifying field. */
    static List<SharedValues> of(PairEngine engine, TermReferences terms) {
        List<SharedValues> found = new ArrayList<>();
        for (int i = 0; i < engine.comparisons().size(); i++) {
            Comparison comparison = engine.comparisons().get(i);
            Optional<FieldColumn> column = RandomU.exactColumn(comparison, engine);
            if (identifies(comparison) && column.isPresent()) {
                found.add(new SharedValues(i, column.get(), engine, terms));
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

    /** Returns all pairs of holders of each value; of many values those whose texts have the smallest hashes. */
    private static List<Holders> pairs(FieldColumn column) {
        List<int[]> values = column.holders(2).stream()
                .filter(holders -> holders.length <= MOST_HOLDERS)
                .toList();
        double rate = (double) MOST_VALUES / Math.max(1, values.size());
        List<Holders> pairs = new ArrayList<>();
        for (int[] holders : values) {
            if (Hash.unit(column.value(holders[0]).hashCode(), SEED) < rate) {
                for (int i = 1; i < holders.length; i++) {
                    for (int j = 0; j < i; j++) {
                        pairs.add(new Holders(holders[j], holders[i], 2.0 / holders.length));
                    }
                }
            }
        }
        return pairs;
    }

    /** Notes the levels of a pair; returns the bits of its term frequencies. */
    private double compare(int pair, Holders rows, PairEngine engine, TermReferences terms) {
        double bits = 0;
        for (int i = 0; i < telling.length; i++) {
            int level = engine.level(telling[i], rows.one(), rows.other());
            levels[pair * telling.length + i] = level;
            bits += level == Comparison.MISSING
                    ? 0
                    : terms.shift(telling[i], level, rows.one(), rows.other());
        }
        return bits;
    }

    int comparison() {
        return comparison;
    }

    /** Learns the share anew, by one step of expectation maximisation, and returns by how much it moved. */
    double learn(Probabilities model) {
        double sum = WORTH * expected;
        for (int pair = 0; pair < factors.length; pair++) {
            double ratio = factors[pair];
            for (int i = 0; i < telling.length; i++) {
                int level = levels[pair * telling.length + i];
                ratio *= level == Comparison.MISSING
                        ? 1
                        : model.m[telling[i]][level] / model.u[telling[i]][level];
            }
            sum += weights[pair] * strangers / (strangers + (1 - strangers) * ratio);
        }
        double before = strangers;
        strangers = Math.max(expected, sum / (WORTH + allWeights));
        return Math.abs(strangers - before);
    }

    /**
     * Sets u of exact agreement so that a pair of which nothing else is known is of two customers as often as such
     * pairs were found to be, and that of other levels so that none says more for one customer than it does.
     */
    void calibrate(Probabilities model) {
        double priorOdds = model.prior() / (1 - model.prior());
        double odds = (1 - strangers) / strangers;
        double m = model.m[comparison][0];
        double[] u = model.u[comparison];
        RandomU.setFirst(u, Math.min(m, m * priorOdds / odds * ownFactor));
        RandomU.boundByFirst(u, model.m[comparison]);
    }
}
