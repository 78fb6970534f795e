package io.kinfold.matchers.similarity;

/**
 * Levenshtein's edit distance, each edit counting 1, and the similarity made of it.
 *
 * <p>Characters are Unicode code points; for values without surrogates the distance is that of
 * Apache Commons Text, which counts UTF-16 units. For values of at most 256 characters, of which
 * the shorter, without what both begin and end with, has at most 64, time is linear in the longer
 * one and nothing is allocated. Else time grows with distance times length / 64: two values of 100,000
 * characters with little in common take about two seconds.
 *
 * <p>V. I. Levenshtein, Binary codes capable of correcting deletions, insertions, and reversals,
 * Soviet Physics Doklady 10, 1966. The algorithms are those of Myers and Hyyrö.
 */
public final class Levenshtein {
    private Levenshtein() {}

    /**
     * Returns the least number of characters to insert, delete or replace that makes one value of
     * the other.
     *
     * @param a a value
     * @param b another value
     * @return from 0 (equal values only) to the length of the longer value in code points
     */
    public static int distance(String a, String b) {
        return EditDistances.distance(a, b, Integer.MAX_VALUE, false);
    }

    /**
     * Returns the distance where it is at most a limit. Cheaper than {@link #distance} the lower
     * the limit: a pair that is certain to be above is given up.
     *
     * @param a a value
     * @param b another value
     * @param limit the highest distance of interest, not negative
     * @return the distance, or {@code limit + 1} where it is above the limit
     * @throws IllegalArgumentException if the limit is negative or {@code Integer.MAX_VALUE}
     */
    public static int distanceAtMost(String a, String b, int limit) {
        return EditDistances.distance(a, b, EditDistances.checked(limit), false);
    }

    /**
     * Returns 1 - distance / length of the longer value; 1 for two empty ones.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to 1, which equal values alone have
     */
    public static double similarity(String a, String b) {
        return EditDistances.similarity(distance(a, b), a, b);
    }
}
