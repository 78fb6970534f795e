package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Bits;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Level;
import io.kinfold.matchers.model.TermAdjustment;
import io.kinfold.matchers.model.TermFrequencies;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frequencies that term-frequency adjustments are measured against. A value as frequent as those
 * that meet by chance adds nothing: for the first level that is the chance that two fragments agree,
 * the sum of the squared frequencies; for a level of similar values it is the geometric mean, over
 * random pairs of that level, of the more frequent value's frequency.
 */
final class TermReferences {
    /** Of fewer pairs no mean is taken; that of all random pairs stands in. */
    private static final int FEWEST_PAIRS = 20;

    private final List<Comparison> comparisons;
    private final List<List<Optional<Adjusted>>> adjustedLevels;

    private TermReferences(PairEngine engine, List<Comparison> comparisons) {
        this.comparisons = comparisons;
        this.adjustedLevels = comparisons.stream()
                .map(comparison -> comparison.levels().stream()
                        .map(level -> level.termAdjustment()
                                .map(adjustment -> Adjusted.of(adjustment, engine)))
                        .toList())
                .toList();
    }

    static TermReferences of(PairEngine engine, ComparedPairs random) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < engine.comparisons().size(); i++) {
            Comparison comparison = engine.comparisons().get(i);
            int index = i;
            boolean adjusts = comparison.levels().stream()
                    .anyMatch(level -> level.termAdjustment().isPresent());
            comparisons.add(adjusts ? adjusted(engine, index, random) : comparison);
        }
        return new TermReferences(engine, comparisons);
    }

    private static Comparison adjusted(PairEngine engine, int index, ComparedPairs random) {
        Comparison comparison = engine.comparisons().get(index);
        int levels = comparison.levels().size();
        double[] logs = new double[levels];
        long[] counts = new long[levels];
        @Nullable FieldColumn[] columns = new @Nullable FieldColumn[levels];
        for (int i = 0; i < levels; i++) {
            Level level = comparison.levels().get(i);
            if (level.termAdjustment().isPresent()) {
                columns[i] = engine.field(level.termAdjustment().get().field());
            }
        }
        random.forEach((left, right, reached) -> {
            int level = reached[index];
            FieldColumn column = level == Comparison.MISSING ? null : columns[level];
            if (column != null) {
                logs[level] += Math.log(frequency(column, left, right));
                counts[level]++;
            }
        });
        Comparison.Builder builder =
                Comparison.builder(comparison.name()).missing(comparison.missing());
        for (int i = 0; i < levels; i++) {
            Level level = comparison.levels().get(i);
            FieldColumn column = columns[i];
            builder.level(
                    column == null || column.present() == 0
                            ? level
                            : against(level, reference(i, column, logs[i], counts[i])));
        }
        Comparison built = builder.build();
        return comparison.kind().map(built::kind).orElse(built);
    }

    private static Level against(Level level, double reference) {
        TermAdjustment adjustment = level.termAdjustment().orElseThrow();
        return level.adjusted(adjustment.against(Math.min(1, reference)));
    }

    private static double reference(int level, FieldColumn column, double logs, long count) {
        boolean few = count < FEWEST_PAIRS;
        return level == 0 || few ? column.chanceOfAgreement() : Math.exp(logs / count);
    }

    private static double frequency(FieldColumn column, int left, int right) {
        double greater = Math.max(column.frequency(left), column.frequency(right));
        return greater == 0 ? 1 : greater;
    }

    /** Returns the comparisons, their adjustments measured against the references. */
    List<Comparison> comparisons() {
        return comparisons;
    }

    /** Returns the bits by which term frequencies move a pair that is at a level. */
    double shift(int comparison, int level, int left, int right) {
        Adjusted adjusted = adjusted(comparison, level);
        return adjusted == null ? 0 : adjusted.bits(left, right);
    }

    private @Nullable Adjusted adjusted(int comparison, int level) {
        return adjustedLevels.get(comparison).get(level).orElse(null);
    }

    /** An adjustment with the column of its field. */
    private record Adjusted(TermAdjustment adjustment, FieldColumn column, double logReference) {
        static Adjusted of(TermAdjustment adjustment, PairEngine engine) {
            double reference = adjustment.reference().orElse(1);
            return new Adjusted(adjustment, engine.field(adjustment.field()), Bits.log2(reference));
        }

        double bits(int left, int right) {
            double frequency = frequency(column, left, right);
            if (adjustment.reference().isEmpty()) {
                return 0;
            }
            return adjustment.scale()
                    * (logReference - Bits.log2(Math.max(frequency, adjustment.minimumU())));
        }
    }

    /** Returns the term frequencies of a field, null where no fragment has a value. */
    static @Nullable TermFrequencies table(PairEngine engine, String field) {
        return engine.field(field).frequencies(field);
    }

    /** Returns the model with the term frequencies of all fields that its levels are adjusted by. */
    static FellegiSunterModel withTables(FellegiSunterModel model, PairEngine engine) {
        FellegiSunterModel.Builder builder = model.toBuilder();
        model.comparisons().stream()
                .flatMap(comparison -> comparison.levels().stream())
                .flatMap(level -> level.termAdjustment().stream())
                .map(TermAdjustment::field)
                .distinct()
                .forEach(field -> {
                    TermFrequencies table = table(engine, field);
                    if (table != null) {
                        builder.termFrequencies(table);
                    }
                });
        return builder.build();
    }
}
