package io.kinfold.command.evaluation;

import java.util.Arrays;

/**
 * Compares two partitions of the same records without listing pairs: O(n log n) time, O(n) memory.
 * Counts are exact up to two billion records.
 *
 * <p>Pairwise: of the pairs within profiles, how many are within clusters, and the other way round.
 * B-cubed (Bagga and Baldwin, 1998): for each record the share of its profile that is of its
 * cluster, and the share of its cluster that is in its profile, averaged over records.
 */
final class Agreement {
    private final int records;
    private long profilePairs;
    private long clusterPairs;
    private long sharedPairs;
    private double precisionSum;
    private double recallSum;

    private Agreement(int records) {
        this.records = records;
    }

    /**
     * Returns the agreement of two partitions.
     *
     * @param profiles the profile of each record, numbered from 0
     * @param clusters the true cluster of each record, numbered from 0
     */
    static Agreement of(int[] profiles, int[] clusters) {
        Agreement agreement = new Agreement(profiles.length);
        int[] profileSizes = sizes(profiles);
        int[] clusterSizes = sizes(clusters);
        long[] cells = new long[profiles.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = ((long) profiles[i] << 32) | clusters[i];
        }
        Arrays.sort(cells);
        int start = 0;
        for (int i = 1; i <= cells.length; i++) {
            if (i == cells.length || cells[i] != cells[start]) {
                agreement.add(
                        i - start,
                        profileSizes[(int) (cells[start] >>> 32)],
                        clusterSizes[(int) cells[start]]);
                start = i;
            }
        }
        agreement.profilePairs = allPairs(profileSizes);
        agreement.clusterPairs = allPairs(clusterSizes);
        return agreement;
    }

    private void add(int shared, int profileSize, int clusterSize) {
        sharedPairs += pairs(shared);
        precisionSum += (double) shared * shared / profileSize;
        recallSum += (double) shared * shared / clusterSize;
    }

    private static int[] sizes(int[] parts) {
        int[] sizes = new int[Arrays.stream(parts).max().orElse(-1) + 1];
        for (int part : parts) {
            sizes[part]++;
        }
        return sizes;
    }

    private static long allPairs(int[] sizes) {
        return Arrays.stream(sizes).mapToLong(Agreement::pairs).sum();
    }

    private static long pairs(int n) {
        return (long) n * (n - 1) / 2;
    }

    /** Returns the pairs of records that are together in both. */
    long truePositives() {
        return sharedPairs;
    }

    /** Returns the pairs that are together in a profile only. */
    long falsePositives() {
        return profilePairs - sharedPairs;
    }

    /** Returns the pairs that are together in a cluster only. */
    long falseNegatives() {
        return clusterPairs - sharedPairs;
    }

    /** Returns the scores over pairs. */
    Scores pairwise() {
        return Scores.of((double) sharedPairs, (double) profilePairs, (double) clusterPairs);
    }

    /** Returns the scores over records. */
    Scores bCubed() {
        return records == 0
                ? new Scores(1, 1)
                : new Scores(precisionSum / records, recallSum / records);
    }
}
