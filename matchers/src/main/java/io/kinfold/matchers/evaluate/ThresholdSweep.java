package io.kinfold.matchers.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * What each threshold over scored pairs would give. Its best threshold is known only in hindsight,
 * from the truth: it says what a model could reach, and chooses nothing. Immutable.
 */
public final class ThresholdSweep {
    private final List<Point> points;

    private ThresholdSweep(List<Point> points) {
        this.points = List.copyOf(points);
    }

    /**
     * What one threshold gives.
     *
     * @param threshold pairs of at least this weight are claimed; positive infinity for none
     * @param pairs the counts
     */
    public record Point(double threshold, PairCounts pairs) {}

    /**
     * Returns the sweep over the pairs themselves: a threshold claims the pairs that reach it, and
     * nothing follows from them. O(p log p) in the number p of pairs.
     *
     * @param scored the pairs; true pairs that are not among them are missed at each threshold
     * @param truth the true cluster of each record, numbered from 0
     * @return the sweep
     * @throws IllegalArgumentException if a pair names a record that the truth does not have
     */
    public static ThresholdSweep ofPairs(ScoredPairs scored, int[] truth) {
        check(scored, truth);
        long[] counts = new long[2];
        IntConsumer claim = pair -> {
            counts[0] += truth[scored.left(pair)] == truth[scored.right(pair)] ? 1 : 0;
            counts[1]++;
        };
        return sweep(scored, claim, () -> counts[0], () -> counts[1], truePairs(truth));
    }

    /**
     * Returns the sweep over the clusters that connected components give: a threshold links the
     * pairs that reach it, and all pairs within a component are claimed. O(p log p + n log n) in
     * the numbers p of pairs and n of records.
     *
     * @param scored the pairs
     * @param truth the true cluster of each record, numbered from 0
     * @return the sweep
     * @throws IllegalArgumentException if a pair names a record that the truth does not have
     */
    public static ThresholdSweep ofComponents(ScoredPairs scored, int[] truth) {
        check(scored, truth);
        GrowingComponents components = new GrowingComponents(truth);
        IntConsumer claim = pair -> components.link(scored.left(pair), scored.right(pair));
        return sweep(scored, claim, components::rightPairs, components::pairs, truePairs(truth));
    }

    /**
     * Returns the sweep over labelled pairs: only these are judged. O(n log n) in their number n.
     *
     * @param labels pairs with what is known of them
     * @param weights their match weights in the same order; negative infinity for a pair that was
     *     never proposed
     * @param <R> the type of what names a record
     * @return the sweep
     * @throws IllegalArgumentException if the numbers of labels and weights differ, or a weight is
     *     NaN
     */
    public static <R> ThresholdSweep ofLabels(
            Collection<LabelledPair<R>> labels, double[] weights) {
        if (labels.size() != weights.length) {
            throw new IllegalArgumentException("each label needs a weight, but there are "
                    + labels.size() + " labels and " + weights.length + " weights");
        }
        ScoredPairs.Builder pairs = ScoredPairs.builder();
        boolean[] match = new boolean[weights.length];
        int i = 0;
        long there = 0;
        for (LabelledPair<R> label : labels) {
            match[i] = label.match();
            there += label.match() ? 1 : 0;
            // Each label is an island of two records of its own.
            pairs.add(2 * i, 2 * i + 1, weights[i++]);
        }
        long[] counts = new long[2];
        IntConsumer claim = pair -> {
            counts[0] += match[pair] ? 1 : 0;
            counts[1]++;
        };
        return sweep(pairs.build(), claim, () -> counts[0], () -> counts[1], there);
    }

    private static ThresholdSweep sweep(
            ScoredPairs scored,
            IntConsumer claim,
            LongSupplier right,
            LongSupplier claimed,
            long there) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, PairCounts.of(0, 0, there)));
        int[] order = scored.byFallingWeight();
        for (int i = 0; i < order.length; i++) {
            double weight = scored.weight(order[i]);
            if (weight == Double.NEGATIVE_INFINITY) {
                break;
            }
            claim.accept(order[i]);
            if (i + 1 == order.length || scored.weight(order[i + 1]) != weight) {
                points.add(new Point(
                        weight, PairCounts.of(right.getAsLong(), claimed.getAsLong(), there)));
            }
        }
        return new ThresholdSweep(points);
    }

    private static void check(ScoredPairs scored, int[] truth) {
        for (int pair = 0; pair < scored.size(); pair++) {
            int last = Math.max(scored.left(pair), scored.right(pair));
            if (last >= truth.length) {
                throw new IllegalArgumentException("the truth must know each record of a pair, but"
                        + " knows " + truth.length + " and a pair names number " + last);
            }
        }
    }

    private static long truePairs(int[] truth) {
        return Partitions.pairs(Partitions.sizes(truth));
    }

    /**
     * Returns a point for each different weight by falling threshold, the first of which claims
     * nothing. Pairs of negative infinite weight are never claimed.
     *
     * @return an immutable list, never empty
     */
    public List<Point> points() {
        return points;
    }

    /** {@return the point of the highest F1; of several the one with the highest threshold} */
    public Point best() {
        Point best = points.get(0);
        for (Point point : points) {
            if (point.pairs().f1() > best.pairs().f1()) {
                best = point;
            }
        }
        return best;
    }

    /**
     * Returns what a threshold gives.
     *
     * @param threshold any number but NaN
     * @return the counts
     */
    public PairCounts at(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("a threshold must be a number, but is NaN");
        }
        int low = 0;
        int high = points.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (points.get(middle).threshold() >= threshold) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return points.get(low).pairs();
    }
}
