package io.kinfold.matchers.similarity;

import java.util.HashMap;
import java.util.Map;

/**
 * Damerau-Levenshtein distance without restriction (Lowrance and Wagner 1975), and the similarity
 * made of it.
 */
public final class DamerauLevenshtein {
    private DamerauLevenshtein() {}

    /**
     * Returns the least number of characters to insert, delete or replace, or of neighbours to swap.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to the length of the longer value in code points
     */
    public static int distance(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        int[][] d = new int[left.length + 2][right.length + 2];
        int most = left.length + right.length;
        d[0][0] = most;
        for (int i = 0; i <= left.length; i++) {
            d[i + 1][0] = most;
            d[i + 1][1] = i;
        }
        for (int j = 0; j <= right.length; j++) {
            d[0][j + 1] = most;
            d[1][j + 1] = j;
        }
        Map<Integer, Integer> rows = new HashMap<>();
        for (int i = 1; i <= left.length; i++) {
            int column = 0;
            for (int j = 1; j <= right.length; j++) {
                int k = rows.getOrDefault(right[j - 1], 0);
                int l = column;
                int cost = 1;
                if (left[i - 1] == right[j - 1]) {
                    cost = 0;
                    column = j;
                }
                d[i + 1][j + 1] = Math.min(
                        Math.min(d[i][j] + cost, d[i + 1][j] + 1),
                        Math.min(d[i][j + 1] + 1, d[k][l] + (i - k - 1) + 1 + (j - l - 1)));
            }
            rows.put(left[i - 1], i);
        }
        return d[left.length + 1][right.length + 1];
    }

    /**
     * Returns the distance where it is at most a limit.
     *
     * @param a a value
     * @param b another value
     * @param limit the highest distance of interest, not negative
     * @return the distance, or {@code limit + 1} where it is above the limit
     * @throws IllegalArgumentException if the limit is negative
     */
    public static int distanceAtMost(String a, String b, int limit) {
        return Math.min(distance(a, b), limit + 1);
    }

    /**
     * Returns 1 - distance / length of the longer value.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to 1
     */
    public static double similarity(String a, String b) {
        int longer = Math.max(a.codePointCount(0, a.length()), b.codePointCount(0, b.length()));
        return longer == 0 ? 1 : 1 - distance(a, b) / (double) longer;
    }
}
