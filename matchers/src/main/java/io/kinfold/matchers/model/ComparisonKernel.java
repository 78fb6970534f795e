package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Comparison} compiled for prepared values. Immutable and safe for any thread.
 */
final class ComparisonKernel {
    private final Comparison comparison;
    private final Predicate3 missing;
    private final Predicate3[] conditions;
    private final int measures;
    private final boolean directed;
    private final double[] bits;
    private final @Nullable TermWeight[] adjustments;
    private final double greatestBits;

    ComparisonKernel(Comparison comparison, SlotTable slots, FellegiSunterModel model) {
        this.comparison = comparison;
        MeasureTable table = new MeasureTable();
        Predicates predicates = new Predicates(slots, table);
        this.missing = predicates.compile(comparison.missing());
        this.conditions = comparison.levels().stream()
                .flatMap(level -> level.condition().stream())
                .map(predicates::compile)
                .toArray(Predicate3[]::new);
        this.measures = table.size();
        this.directed = ConditionOperands.isDirected(comparison.missing())
                || comparison.levels().stream()
                        .anyMatch(level -> level.condition()
                                .filter(ConditionOperands::isDirected)
                                .isPresent());
        int count = comparison.levels().size();
        this.bits = new double[count];
        this.adjustments = new @Nullable TermWeight[count];
        double greatest = 0;
        for (int i = 0; i < count; i++) {
            Level level = comparison.levels().get(i);
            bits[i] = level.bits();
            TermWeight weight = TermWeight.of(comparison, level, slots, model);
            adjustments[i] = weight;
            greatest = Math.max(greatest, bits[i] + (weight == null ? 0 : weight.greatest()));
        }
        this.greatestBits = greatest;
    }

    /** Returns the index of the level that a pair reaches, or {@link Comparison#MISSING}. */
    int level(@Nullable Value[] a, @Nullable Value[] b) {
        return level(a, b, new double[measures]);
    }

    /**
     * Does so in memory of the caller's.
     *
     * @param memo as long as {@link #measures()} says at least; what it holds does not matter
     */
    int level(@Nullable Value[] a, @Nullable Value[] b, double[] memo) {
        int level = levelInOrder(a, b, memo);
        return directed ? Math.min(level, levelInOrder(b, a, memo)) : level;
    }

    private int levelInOrder(@Nullable Value[] a, @Nullable Value[] b, double[] memo) {
        for (int i = 0; i < measures; i++) {
            memo[i] = 0;
        }
        if (missing.test(a, b, memo) == Predicate3.TRUE) {
            return Comparison.MISSING;
        }
        for (int level = 0; level < conditions.length; level++) {
            if (conditions[level].test(a, b, memo) == Predicate3.TRUE) {
                return level;
            }
        }
        return conditions.length;
    }

    /** Returns the bits of a level without term frequencies. */
    double bits(int level) {
        return level == Comparison.MISSING ? 0 : bits[level];
    }

    /** Returns whether term frequencies count at a level. */
    boolean isAdjusted(int level) {
        return level != Comparison.MISSING && adjustments[level] != null;
    }

    /** Returns the bits that term frequencies add at a level. */
    double adjustment(int level, @Nullable Value[] a, @Nullable Value[] b) {
        if (level == Comparison.MISSING) {
            return 0;
        }
        TermWeight weight = adjustments[level];
        return weight == null ? 0 : weight.bits(a, b);
    }

    /** Returns the most bits that any pair can get, at least 0. */
    double greatestBits() {
        return greatestBits;
    }

    /** Returns how many numbers a memo of a pair holds: how much a level costs to find, roughly. */
    int measures() {
        return measures;
    }

    Comparison comparison() {
        return comparison;
    }
}
