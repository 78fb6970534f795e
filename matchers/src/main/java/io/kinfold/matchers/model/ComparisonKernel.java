package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Comparison} compiled for prepared values. Immutable and safe for any thread; allocates
 * nothing.
 */
final class ComparisonKernel {
    /** Some neighbouring levels. */
    @FunctionalInterface
    interface Step {
        /** No level of the step is reached. */
        int NONE = -2;

        /** Returns the level that a pair reaches, or {@link #NONE}. */
        int level(@Nullable Value[] a, @Nullable Value[] b);
    }

    private final Comparison comparison;
    private final Predicate3 missing;
    private final Step[] steps;
    private final boolean directed;
    private final double[] bits;
    private final @Nullable TermWeight[] adjustments;
    private final double greatestBits;

    ComparisonKernel(Comparison comparison, SlotTable slots, FellegiSunterModel model) {
        this.comparison = comparison;
        this.missing = new Predicates(slots).compile(comparison.missing());
        this.steps = steps(comparison.levels(), slots);
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

    private static Step[] steps(List<Level> levels, SlotTable slots) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < levels.size() - 1) {
            List<Condition> joined = new ArrayList<>();
            do {
                joined.add(levels.get(at + joined.size()).condition().orElseThrow());
            } while (at + joined.size() < levels.size() - 1
                    && Ladder.joins(
                            joined.get(0),
                            levels.get(at + joined.size()).condition().orElseThrow()));
            if (Ladder.joins(joined.get(0), joined.get(0))) {
                steps.add(Ladder.of(joined, at, slots));
            } else {
                steps.add(single(new Predicates(slots).compile(joined.get(0)), at));
            }
            at += joined.size();
        }
        return steps.toArray(Step[]::new);
    }

    private static Step single(Predicate3 condition, int level) {
        return (a, b) -> condition.test(a, b) == Predicate3.TRUE ? level : Step.NONE;
    }

    /** Returns the index of the level that a pair reaches, or {@link Comparison#MISSING}. */
    int level(@Nullable Value[] a, @Nullable Value[] b) {
        int level = levelInOrder(a, b);
        return directed ? Math.min(level, levelInOrder(b, a)) : level;
    }

    private int levelInOrder(@Nullable Value[] a, @Nullable Value[] b) {
        if (missing.test(a, b) == Predicate3.TRUE) {
            return Comparison.MISSING;
        }
        for (Step step : steps) {
            int level = step.level(a, b);
            if (level != Step.NONE) {
                return level;
            }
        }
        return bits.length - 1;
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

    /** Returns how much a level costs to find, roughly, in steps that measure texts. */
    int cost() {
        int cost = 0;
        for (Step step : steps) {
            cost += step instanceof Ladder ? 1 : 0;
        }
        return cost;
    }

    Comparison comparison() {
        return comparison;
    }
}
