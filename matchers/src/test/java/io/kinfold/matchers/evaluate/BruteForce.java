package io.kinfold.matchers.evaluate;

/** What the measures are, told pair by pair. */
final class BruteForce {
    private BruteForce() {}

    static PairCounts pairs(int[] clusters, int[] truth) {
        boolean[][] together = new boolean[clusters.length][clusters.length];
        for (int i = 0; i < clusters.length; i++) {
            for (int j = 0; j < clusters.length; j++) {
                together[i][j] = clusters[i] == clusters[j];
            }
        }
        return pairs(together, truth);
    }

    static PairCounts pairs(boolean[][] claimed, int[] truth) {
        long right = 0;
        long wrong = 0;
        long missed = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int j = i + 1; j < truth.length; j++) {
                boolean match = truth[i] == truth[j];
                right += claimed[i][j] && match ? 1 : 0;
                wrong += claimed[i][j] && !match ? 1 : 0;
                missed += !claimed[i][j] && match ? 1 : 0;
            }
        }
        return new PairCounts(right, wrong, missed);
    }

    /** Lets what is joined over others be joined itself (Warshall). */
    static boolean[][] closure(boolean[][] linked) {
        int n = linked.length;
        boolean[][] joined = new boolean[n][];
        for (int i = 0; i < n; i++) {
            joined[i] = linked[i].clone();
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    joined[i][j] |= joined[i][k] && joined[k][j];
                }
            }
        }
        return joined;
    }
}
