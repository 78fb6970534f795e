package io.kinfold.matchers.similarity;

/**
 * The restricted Damerau-Levenshtein distance, and the similarity made of it: as
 * {@link Levenshtein}, and to swap two neighbours counts 1 as well, but no character is edited
 * twice. "ca" to "abc" is 3 (for {@link DamerauLevenshtein} 2). Many libraries call this one
 * Damerau-Levenshtein. No metric: the triangle inequality does not hold.
 *
 * <p>Characters are Unicode code points. Cost as Levenshtein's, and half as much again.
 *
 * <p>F. J. Damerau, A technique for computer detection and correction of spelling errors,
 * Communications of the ACM 7(3), 1964; H. Hyyrö, A bit-vector algorithm for computing Levenshtein
 * and Damerau edit distances, Nordic Journal of Computing 10, 2003.
 */
public final class OptimalStringAlignment {
    private OptimalStringAlignment() {}

    /**
     * Returns the least number of edits and swaps of neighbours, no character edited twice.
     *
     * @param a a value
     * @param b another value
     * @return from 0 (equal values only) to the length of the longer value in code points
     */
    public static int distance(String a, String b) {
        return EditDistances.distance(a, b, Integer.MAX_VALUE, true);
    }

    /**
     * Returns the distance where it is at most a limit.
     *
     * @param a a value
     * @param b another value
     * @param limit the highest distance of interest, not negative
     * @return the distance, or {@code limit + 1} where it is above the limit
     * @throws IllegalArgumentException if the limit is negative or {@code Integer.MAX_VALUE}
     */
    public static int distanceAtMost(String a, String b, int limit) {
        return EditDistances.distance(a, b, EditDistances.checked(limit), true);
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
