package io.kinfold.matchers.auto;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Level;
import io.kinfold.matchers.rule.ReadyComparison;
import io.kinfold.matchers.train.Trained;
import io.kinfold.matchers.train.TrainingReport;

import java.util.List;
import java.util.Map;

/**
 * The model for records of which nothing is known but a full name. One comparison alone cannot be trained
 * without labels, since nothing else says which pairs are one customer; so its probabilities are orders of
 * magnitude, even odds to begin with, and from the level "same name" on they speak for a pair.
 */
final class NamesAlone {
    /** Exact, same words, very similar, similar, same name, related, else. */
    private static final double[] M = {0.3, 0.1, 0.24, 0.12, 0.14, 0.06, 0.04};

    private static final double[] U = {5e-4, 5e-4, 1e-3, 2e-3, 1e-2, 0.1, 0.886};
    private static final double EVEN_ODDS = 0.5;

    private NamesAlone() {}

    static boolean is(Map<String, ReadyComparison> compare) {
        return compare.size() == 1 && compare.containsValue(ReadyComparison.FULL_NAME);
    }

    static Trained model(Map<String, ReadyComparison> compare) {
        Comparison name = ReadyComparison.comparisons(compare).get(0).probabilities(M, U);
        FellegiSunterModel model = FellegiSunterModel.builder()
                .comparison(withoutTerms(name))
                .prior(EVEN_ODDS)
                .build();
        return new Trained(
                model,
                new TrainingReport(
                        0,
                        true,
                        0,
                        Map.of(),
                        0,
                        List.of(
                                "a name alone cannot be trained on without labels; the probabilities"
                                        + " are rough ones that come with the comparison")));
    }

    /** How frequent a name is says little where every record is one name. */
    private static Comparison withoutTerms(Comparison comparison) {
        Comparison.Builder builder =
                Comparison.builder(comparison.name()).missing(comparison.missing());
        comparison
                .levels()
                .forEach(level -> builder.level(level.condition()
                        .map(condition -> Level.of(level.name(), condition))
                        .orElseGet(() -> Level.otherwise(level.name()))
                        .probabilities(level.m(), level.u())));
        return builder.build();
    }
}
