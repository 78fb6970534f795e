package io.kinfold.matchers.evaluate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * How well clusters agree with labelled pairs. Only these pairs count: what clusters say of others
 * is not judged, so the precision is that over the labels, and not the one over all pairs.
 * Immutable. O(n) in the number n of labels.
 *
 * @param pairs the counts over the labelled pairs
 * @param trueNegatives labelled pairs that are apart and are labelled so
 * @param missing records that have a label and no cluster; they count as clusters of one
 * @param repeated labels that say again, in either order, what another said
 * @param contradicted pairs left out because one label says match and another says none
 * @param reflexive labels left out because they compare a record with itself
 */
public record LabelEvaluation(
        PairCounts pairs,
        long trueNegatives,
        long missing,
        long repeated,
        long contradicted,
        long reflexive) {

    /**
     * Returns the evaluation of clusters.
     *
     * @param clusters the cluster of each record, any objects with equals and hashCode
     * @param labels what is known
     * @param <R> the type of what names a record
     * @return the evaluation
     */
    public static <R> LabelEvaluation of(
            Map<R, ?> clusters, Collection<? extends LabelledPair<? extends R>> labels) {
        Tally<R> tally = new Tally<>(clusters);
        labels.forEach(tally::read);
        return tally.finish();
    }

    private enum Verdict {
        MATCH,
        NO_MATCH,
        CONTRADICTED
    }

    /** A single record stands in several pairs; each pair counts once, whatever its order. */
    private static final class Tally<R> {
        private final Map<R, ?> clusters;
        private final Map<Set<R>, Verdict> verdicts = new HashMap<>();
        private final Set<R> known = new HashSet<>();
        private long repeated;
        private long reflexive;
        private long missing;
        private long truePositives;
        private long falsePositives;
        private long falseNegatives;
        private long trueNegatives;
        private long contradicted;

        Tally(Map<R, ?> clusters) {
            this.clusters = clusters;
        }

        void read(LabelledPair<? extends R> label) {
            if (label.left().equals(label.right())) {
                reflexive++;
                return;
            }
            see(label.left());
            see(label.right());
            Verdict verdict = label.match() ? Verdict.MATCH : Verdict.NO_MATCH;
            Verdict before = verdicts.putIfAbsent(Set.of(label.left(), label.right()), verdict);
            if (before == verdict) {
                repeated++;
            } else if (before != null) {
                verdicts.put(Set.of(label.left(), label.right()), Verdict.CONTRADICTED);
            }
        }

        private void see(R record) {
            if (known.add(record) && clusters.get(record) == null) {
                missing++;
            }
        }

        LabelEvaluation finish() {
            verdicts.forEach((pair, verdict) -> {
                switch (verdict) {
                    case CONTRADICTED -> contradicted++;
                    case MATCH -> judge(together(pair), true);
                    case NO_MATCH -> judge(together(pair), false);
                }
            });
            return new LabelEvaluation(
                    new PairCounts(truePositives, falsePositives, falseNegatives),
                    trueNegatives,
                    missing,
                    repeated,
                    contradicted,
                    reflexive);
        }

        private boolean together(Set<R> pair) {
            Iterator<R> records = pair.iterator();
            Object left = clusters.get(records.next());
            return left != null && left.equals(clusters.get(records.next()));
        }

        private void judge(boolean together, boolean match) {
            if (together && match) {
                truePositives++;
            } else if (together) {
                falsePositives++;
            } else if (match) {
                falseNegatives++;
            } else {
                trueNegatives++;
            }
        }
    }
}
