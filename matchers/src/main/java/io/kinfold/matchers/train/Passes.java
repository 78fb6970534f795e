package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Training by passes, each over the pairs of one blocking rule. For one training. */
final class Passes {
    private static final double SETTLED = 1e-4;

    private final PairEngine engine;
    private final Probabilities start;
    private final double prior;
    private final double[][] sums;
    private final int[] learned;
    private final List<String> notes = new ArrayList<>();
    private long comparedPairs;
    private int rounds;
    private boolean converged = true;

    Passes(PairEngine engine, PatternCounts random, double prior) {
        this.engine = engine;
        this.prior = prior;
        this.comparedPairs = random.pairs();
        this.start = Probabilities.start(engine.comparisons(), prior);
        new RandomU(engine).estimate(start, random.atLevels(start.m), (comparison, level) -> 0);
        this.sums = new double[start.m.length][];
        this.learned = new int[start.m.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new double[start.m[i].length];
        }
    }

    /** What training gave. */
    record Outcome(
            Probabilities model,
            int rounds,
            boolean converged,
            long comparedPairs,
            List<String> notes) {}

    /** Learns from the pairs of a rule on some fields. */
    void pass(Set<String> fields, PatternCounts pairs, int mostRounds) {
        boolean[] counts = new boolean[sums.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = engine.comparisons().get(i).fields().stream().noneMatch(fields::contains);
        }
        Probabilities model = Probabilities.start(engine.comparisons(), 0.5);
        System.arraycopy(start.u, 0, model.u, 0, start.u.length);
        Expectation step = new Expectation(pairs, counts);
        boolean settled = false;
        for (int round = 0; round < mostRounds && !settled; round++) {
            model.prior(step.expect(model) / pairs.pairs());
            settled = step.maximise(model) < SETTLED;
            rounds++;
        }
        converged &= settled;
        comparedPairs += pairs.pairs();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                learned[i]++;
                for (int level = 0; level < sums[i].length; level++) {
                    sums[i][level] += model.m[i][level];
                }
            }
        }
    }

    Outcome outcome() {
        for (int i = 0; i < sums.length; i++) {
            if (learned[i] == 0) {
                Comparison comparison = engine.comparisons().get(i);
                notes.add("comparison '" + comparison.name() + "' looks at blocked fields in every"
                        + " pass and has learned no m; add a pass on other fields");
            } else {
                for (int level = 0; level < sums[i].length; level++) {
                    start.m[i][level] = Probabilities.inside(sums[i][level] / learned[i]);
                }
            }
        }
        start.prior(prior);
        return new Outcome(start, rounds, converged, comparedPairs, List.copyOf(notes));
    }
}
