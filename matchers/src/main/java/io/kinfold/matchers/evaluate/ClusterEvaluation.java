package io.kinfold.matchers.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How well clusters agree with the true ones, without listing pairs: O(n log n) time and O(n)
 * memory in the number n of records. Counts are exact up to two billion records. Immutable, and
 * independent of the order of the records to the last bit.
 *
 * <p><i>Pairwise</i>: of the pairs within clusters, how many are within true clusters, and the
 * other way round; large clusters weigh by the square of their size. <i>B-cubed</i> [1]: for each
 * record the share of its cluster that is of its true cluster, and the share of its true cluster
 * that is in its cluster, averaged over records.
 *
 * <p>[1] A. Bagga and B. Baldwin, Algorithms for scoring coreference chains, LREC workshop 1998.
 */
public final class ClusterEvaluation {
    private final int[] sizes;
    private final int[] trueSizes;
    private final long missing;
    private final long withoutTruth;
    private final PairCounts pairwise;
    private final Scores bCubed;

    private ClusterEvaluation(int[] clusters, int[] truth, long missing, long withoutTruth) {
        this.sizes = Partitions.sizes(clusters);
        this.trueSizes = Partitions.sizes(truth);
        this.missing = missing;
        this.withoutTruth = withoutTruth;
        Overlap overlap = new Overlap(clusters, truth);
        this.pairwise =
                PairCounts.of(overlap.pairs, Partitions.pairs(sizes), Partitions.pairs(trueSizes));
        this.bCubed = overlap.bCubed(clusters.length);
    }

    /**
     * Returns the evaluation of records numbered from 0.
     *
     * @param clusters the cluster of each record; clusters are numbered from 0, gaps cost memory
     * @param truth the true cluster of each record, numbered likewise
     * @return the evaluation
     * @throws IllegalArgumentException if the lengths differ or a number is below zero
     */
    public static ClusterEvaluation of(int[] clusters, int[] truth) {
        if (clusters.length != truth.length) {
            throw new IllegalArgumentException("clusters and truth must speak of the same records,"
                    + " but are of " + clusters.length + " and " + truth.length);
        }
        return new ClusterEvaluation(clusters, truth, 0, 0);
    }

    /**
     * Returns the evaluation of the records that the truth knows. One of them that has no cluster
     * counts as a cluster of its own and is told as {@link #missing()}; one that only the clusters
     * know is left out and told as {@link #withoutTruth()}.
     *
     * @param clusters the cluster of each record, any objects with equals and hashCode
     * @param truth the true cluster of each record, likewise
     * @param <R> the type of what names a record
     * @return the evaluation
     */
    public static <R> ClusterEvaluation of(Map<? extends R, ?> clusters, Map<R, ?> truth) {
        Map<Object, Integer> numbers = new HashMap<>();
        Map<Object, Integer> trueNumbers = new HashMap<>();
        int[] claimed = new int[truth.size()];
        int[] real = new int[truth.size()];
        int record = 0;
        int missing = 0;
        for (Map.Entry<R, ?> entry : truth.entrySet()) {
            Object cluster = clusters.get(entry.getKey());
            if (cluster == null) {
                missing++;
                // No cluster of the caller's is equal to an object made here.
                cluster = new Object();
            }
            claimed[record] = number(numbers, cluster);
            real[record++] = number(trueNumbers, entry.getValue());
        }
        long withoutTruth = (long) clusters.size() - (truth.size() - missing);
        return new ClusterEvaluation(claimed, real, missing, withoutTruth);
    }

    private static int number(Map<Object, Integer> numbers, Object cluster) {
        Integer next = numbers.size();
        Integer known = numbers.putIfAbsent(cluster, next);
        return known == null ? next : known;
    }

    /** {@return how many records were compared: those that the truth knows} */
    public long records() {
        return Arrays.stream(trueSizes).asLongStream().sum();
    }

    /** {@return how many clusters hold these records, those of missing records included} */
    public int clusters() {
        return Partitions.count(sizes);
    }

    /** {@return how many true clusters hold these records} */
    public int trueClusters() {
        return Partitions.count(trueSizes);
    }

    /** {@return how many records of the truth have no cluster} */
    public long missing() {
        return missing;
    }

    /** {@return how many records have a cluster and no truth} */
    public long withoutTruth() {
        return withoutTruth;
    }

    /** {@return the counts over pairs of records} */
    public PairCounts pairwise() {
        return pairwise;
    }

    /** {@return the B-cubed scores; both are 1 where there are no records} */
    public Scores bCubed() {
        return bCubed;
    }

    /** The sizes of what each cluster shares with each true cluster. */
    private final class Overlap {
        private long pairs;
        /** At s: the squares of the shares of clusters of s records, added up. */
        private final long[] squares = new long[1 + Arrays.stream(sizes).max().orElse(0)];

        private final long[] trueSquares =
                new long[1 + Arrays.stream(trueSizes).max().orElse(0)];

        Overlap(int[] clusters, int[] truth) {
            long[] cells = new long[clusters.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = ((long) clusters[i] << 32) | truth[i];
            }
            Arrays.sort(cells);
            int start = 0;
            for (int i = 1; i <= cells.length; i++) {
                if (i == cells.length || cells[i] != cells[start]) {
                    add(i - start, (int) (cells[start] >>> 32), (int) cells[start]);
                    start = i;
                }
            }
        }

        private void add(int shared, int cluster, int trueCluster) {
            pairs += Partitions.pairs(shared);
            long square = (long) shared * shared;
            squares[sizes[cluster]] += square;
            trueSquares[trueSizes[trueCluster]] += square;
        }

        Scores bCubed(int records) {
            return records == 0
                    ? new Scores(1, 1)
                    : new Scores(mean(squares, records), mean(trueSquares, records));
        }

        /** Adds up by size, so that the rounding does not depend on the records' order. */
        private static double mean(long[] squares, int records) {
            double sum = 0;
            for (int size = 1; size < squares.length; size++) {
                sum += (double) squares[size] / size;
            }
            return Math.min(1, sum / records);
        }
    }
}
