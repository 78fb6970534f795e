package io.kinfold.matchers.similarity;

import java.util.HashMap;
import java.util.Map;

/** The definitions, written out over whole tables: slow, short and obviously right. */
final class Reference {
    private Reference() {}

    static int levenshtein(String a, String b) {
        return edits(a, b, false);
    }

    static int optimalStringAlignment(String a, String b) {
        return edits(a, b, true);
    }

    private static int edits(String a, String b, boolean swaps) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        int[][] d = new int[left.length + 1][right.length + 1];
        for (int i = 0; i <= left.length; i++) {
            for (int j = 0; j <= right.length; j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (swaps
                        && i > 1
                        && j > 1
                        && left[i - 1] == right[j - 2]
                        && left[i - 2] == right[j - 1]) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[left.length][right.length];
    }

    /** Lowrance and Wagner's table. */
    static int damerauLevenshtein(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        int[][] d = new int[left.length + 2][right.length + 2];
        int most = left.length + right.length;
        for (int i = 0; i <= left.length + 1; i++) {
            d[i][0] = most;
            d[i][1] = i == 0 ? most : i - 1;
        }
        for (int j = 1; j <= right.length + 1; j++) {
            d[0][j] = most;
            d[1][j] = j - 1;
        }
        Map<Integer, Integer> rows = new HashMap<>();
        for (int i = 1; i <= left.length; i++) {
            int column = 0;
            for (int j = 1; j <= right.length; j++) {
                int k = rows.getOrDefault(right[j - 1], 0);
                int swapped = d[k][column] + (i - k - 1) + 1 + (j - column - 1);
                int cost = 1;
                if (left[i - 1] == right[j - 1]) {
                    cost = 0;
                    column = j;
                }
                int edited = Math.min(d[i + 1][j], d[i][j + 1]) + 1;
                d[i + 1][j + 1] = Math.min(Math.min(d[i][j] + cost, edited), swapped);
            }
            rows.put(left[i - 1], i);
        }
        return d[left.length + 1][right.length + 1];
    }

    static int longestCommonSubsequence(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        int[][] d = new int[left.length + 1][right.length + 1];
        for (int i = 1; i <= left.length; i++) {
            for (int j = 1; j <= right.length; j++) {
                d[i][j] = left[i - 1] == right[j - 1]
                        ? d[i - 1][j - 1] + 1
                        : Math.max(d[i - 1][j], d[i][j - 1]);
            }
        }
        return d[left.length][right.length];
    }

    static double jaro(String a, String b) {
        return jaro(a, b, true);
    }

    /** As Commons Text has it: half transpositions are not rounded down. */
    static double jaroWithHalves(String a, String b) {
        return jaro(a, b, false);
    }

    private static double jaro(String a, String b, boolean wholeTranspositions) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        if (left.length == 0 || right.length == 0) {
            return left.length == right.length ? 1 : 0;
        }
        int window = Math.max(0, Math.max(left.length, right.length) / 2 - 1);
        boolean[] taken = new boolean[right.length];
        int[] matched = new int[left.length];
        int matches = 0;
        for (int i = 0; i < left.length; i++) {
            int end = Math.min(right.length - 1, i + window);
            for (int j = Math.max(0, i - window); j <= end; j++) {
                if (!taken[j] && left[i] == right[j]) {
                    taken[j] = true;
                    matched[matches++] = left[i];
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int outOfOrder = 0;
        int at = 0;
        for (int j = 0; j < right.length; j++) {
            if (taken[j] && right[j] != matched[at++]) {
                outOfOrder++;
            }
        }
        double m = matches;
        double transpositions = wholeTranspositions ? outOfOrder / 2 : outOfOrder / 2.0;
        return (m / left.length + m / right.length + (m - transpositions) / m) / 3;
    }

    static double jaroWinkler(String a, String b) {
        double jaro = jaro(a, b);
        if (jaro <= 0.7) {
            return jaro;
        }
        return jaro + commonPrefix(a, b) * 0.1 * (1 - jaro);
    }

    static int commonPrefix(String a, String b) {
        int[] left = a.codePoints().limit(4).toArray();
        int[] right = b.codePoints().limit(4).toArray();
        int prefix = 0;
        while (prefix < Math.min(left.length, right.length) && left[prefix] == right[prefix]) {
            prefix++;
        }
        return prefix;
    }
}
