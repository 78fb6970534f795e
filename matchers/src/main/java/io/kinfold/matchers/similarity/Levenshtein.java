package io.kinfold.matchers.similarity;

/** Levenshtein's edit distance (1966) and the similarity made of it. */
public final class Levenshtein {
    private Levenshtein() {}

    /**
     * Returns the least number of characters to insert, delete or replace.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to the length of the longer value in code points
     */
    public static int distance(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        int[] row = new int[right.length + 1];
        for (int j = 0; j <= right.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length; j++) {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length];
    }

    /**
     * Returns the distance where it is at most a limit; cheaper than {@link #distance} the lower
     * the limit.
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
