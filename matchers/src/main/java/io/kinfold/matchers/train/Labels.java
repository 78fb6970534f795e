package io.kinfold.matchers.train;

import io.kinfold.fragment.FragmentId;
import io.kinfold.matchers.model.Comparison;

import java.util.Collection;
import java.util.List;

/** Counts of levels among labelled pairs. */
final class Labels {
    private final PairEngine engine;
    private final double[][] matches;
    private final double[][] others;
    private long matchCount;
    private long otherCount;

    private Labels(PairEngine engine) {
        this.engine = engine;
        this.matches = new double[engine.comparisons().size()][];
        this.others = new double[matches.length][];
        for (int i = 0; i < matches.length; i++) {
            int levels = engine.comparisons().get(i).levels().size();
            matches[i] = new double[levels];
            others[i] = new double[levels];
        }
    }

    static Labels of(PairEngine engine, TrainingData data, Collection<LabelledPair> labels) {
        Labels counted = new Labels(engine);
        for (LabelledPair label : labels) {
            counted.add(row(data, label.left()), row(data, label.right()), label.match());
        }
        if (counted.matchCount == 0) {
            throw new IllegalArgumentException(
                    "none of the " + labels.size()
                            + " labels is a match, so m cannot be learned; label pairs of one customer too");
        }
        return counted;
    }

    private static int row(TrainingData data, FragmentId id) {
        return data.indexOf(id)
                .orElseThrow(() -> new IllegalArgumentException("fragment " + id
                        + " of a label is not among the data; add it, or leave the label out"));
    }

    private void add(int left, int right, boolean match) {
        for (int i = 0; i < matches.length; i++) {
            int level = engine.level(i, left, right);
            if (level != Comparison.MISSING) {
                (match ? matches : others)[i][level]++;
            }
        }
        matchCount += match ? 1 : 0;
        otherCount += match ? 0 : 1;
    }

    Passes.Outcome outcome(PatternCounts random, double prior) {
        Probabilities model = Probabilities.start(engine.comparisons(), prior);
        new RandomU(engine).estimate(model, random.atLevels(model.m), (comparison, level) -> 0);
        for (int i = 0; i < matches.length; i++) {
            model.m[i] = Probabilities.shares(matches[i]);
            if (otherCount > 0) {
                model.u[i] = Probabilities.shares(others[i]);
            }
        }
        return new Passes.Outcome(
                model, 0, true, matchCount + otherCount + random.pairs(), List.of());
    }
}
