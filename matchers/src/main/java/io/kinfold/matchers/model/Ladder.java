package io.kinfold.matchers.model;

import io.kinfold.matchers.similarity.DamerauLevenshtein;
import io.kinfold.matchers.similarity.Levenshtein;
import io.kinfold.matchers.similarity.Similarity;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Neighbouring levels that differ in the threshold only: the measure is computed once for all of
 * them. Finds the same level as their conditions one after the other.
 */
final class Ladder implements ComparisonKernel.Step {
    /** A likeness of two texts; greater is more alike. */
    @FunctionalInterface
    private interface Score {
        double of(String a, String b);
    }

    /** Whether values can reach the lowest threshold; cheap, and never wrongly false. */
    @FunctionalInterface
    private interface Bound {
        boolean reaches(Value a, Value b);
    }

    private final int left;
    private final int right;
    private final Score score;
    private final Bound bound;
    private final double[] thresholds;
    private final int first;

    private Ladder(int left, int right, Score score, Bound bound, double[] thresholds, int first) {
        this.left = left;
        this.right = right;
        this.score = score;
        this.bound = bound;
        this.thresholds = thresholds;
        this.first = first;
    }

    /** Returns whether two conditions differ in the threshold only. */
    static boolean joins(Condition one, Condition other) {
        if (one instanceof Condition.Similar a && other instanceof Condition.Similar b) {
            return a.measure().equals(b.measure())
                    && a.left().equals(b.left())
                    && a.right().equals(b.right());
        }
        return one instanceof Condition.EditsWithin a
                && other instanceof Condition.EditsWithin b
                && a.edits() == b.edits()
                && a.left().equals(b.left())
                && a.right().equals(b.right());
    }

    /** Returns the ladder of conditions that join, of which the first stands at a level. */
    static Ladder of(List<Condition> conditions, int firstLevel, SlotTable slots) {
        if (conditions.get(0) instanceof Condition.Similar similar) {
            Similarity measure = Measures.named(similar.measure());
            double least = conditions.stream()
                    .mapToDouble(c -> ((Condition.Similar) c).atLeast())
                    .min()
                    .orElseThrow();
            Bound bound = Bounds.knows(similar.measure())
                    ? (x, y) -> Bounds.jaroWinklerReaches(x, y, least)
                    : (x, y) -> true;
            return new Ladder(
                    slots.index(similar.left(), Slot.Kind.TEXT),
                    slots.index(similar.right(), Slot.Kind.TEXT),
                    measure::of,
                    bound,
                    conditions.stream()
                            .mapToDouble(c -> ((Condition.Similar) c).atLeast())
                            .toArray(),
                    firstLevel);
        }
        Condition.EditsWithin edits = (Condition.EditsWithin) conditions.get(0);
        double[] thresholds = conditions.stream()
                .mapToDouble(c -> -((Condition.EditsWithin) c).atMost())
                .toArray();
        int most = conditions.stream()
                .mapToInt(c -> ((Condition.EditsWithin) c).atMost())
                .max()
                .orElseThrow();
        Score score = edits.edits() == Condition.Edits.LEVENSHTEIN
                ? (s, t) -> -Levenshtein.distanceAtMost(s, t, most)
                : (s, t) -> -DamerauLevenshtein.distanceAtMost(s, t, most);
        return new Ladder(
                slots.index(edits.left(), Slot.Kind.TEXT),
                slots.index(edits.right(), Slot.Kind.TEXT),
                score,
                (x, y) -> Bounds.editsReach(x, y, most),
                thresholds,
                firstLevel);
    }

    @Override
    public int level(@Nullable Value[] a, @Nullable Value[] b) {
        Value x = a[left];
        Value y = b[right];
        if (x == null || y == null || !bound.reaches(x, y)) {
            return NONE;
        }
        double likeness = x.parts == null && y.parts == null
                ? score.of(x.text, y.text)
                : best(ValueSets.of(x), ValueSets.of(y));
        for (int i = 0; i < thresholds.length; i++) {
            if (likeness >= thresholds[i]) {
                return first + i;
            }
        }
        return NONE;
    }

    private double best(String[] lefts, String[] rights) {
        double best = Double.NEGATIVE_INFINITY;
        for (String s : lefts) {
            for (String t : rights) {
                best = Math.max(best, score.of(s, t));
            }
        }
        return best;
    }
}
