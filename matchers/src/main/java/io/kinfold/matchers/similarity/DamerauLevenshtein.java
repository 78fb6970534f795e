package io.kinfold.matchers.similarity;

/**
 * The unrestricted Damerau-Levenshtein distance, and the similarity made of it: as
 * {@link Levenshtein}, and to swap two neighbours counts 1 as well, whatever is inserted or deleted
 * between them. "ca" to "abc" is 2. The definition of RapidFuzz, jellyfish and DuckDB (and so of
 * Splink); what other libraries call so is often {@link OptimalStringAlignment}. A metric.
 *
 * <p>Characters are Unicode code points. Most pairs cost little more than Levenshtein's; only those
 * that are 3 or more apart need the whole table, so quadratic time. <strong>Bound:</strong> where
 * the lengths, without what both values begin and end with, multiply to more than 100 million
 * (10,000 times 10,000), the distance is that of optimal string alignment, which is never below
 * this one and stays fast.
 *
 * <p>R. Lowrance, R. A. Wagner, An extension of the string-to-string correction problem, Journal of
 * the ACM 22(2), 1975.
 */
public final class DamerauLevenshtein {
    /** Up to here the restricted and the unrestricted distance are the same. */
    private static final int SAME_AS_RESTRICTED = 2;

    private static final long LARGEST_TABLE = 100_000_000;

    private DamerauLevenshtein() {}

    /**
     * Returns the least number of characters to insert, delete or replace, or of neighbours to
     * swap, that makes one value of the other.
     *
     * @param a a value
     * @param b another value
     * @return from 0 (equal values only) to the length of the longer value in code points
     */
    public static int distance(String a, String b) {
        int restricted = OptimalStringAlignment.distance(a, b);
        return restricted <= SAME_AS_RESTRICTED ? restricted : unrestricted(a, b, restricted);
    }

    /**
     * Returns the distance where it is at most a limit. Cheap for limits of 0 and 1, and for pairs
     * that are alike or far apart.
     *
     * @param a a value
     * @param b another value
     * @param limit the highest distance of interest, not negative
     * @return the distance, or {@code limit + 1} where it is above the limit
     * @throws IllegalArgumentException if the limit is negative or {@code Integer.MAX_VALUE}
     */
    public static int distanceAtMost(String a, String b, int limit) {
        EditDistances.checked(limit);
        int looked = Math.max(limit, SAME_AS_RESTRICTED);
        int restricted = OptimalStringAlignment.distanceAtMost(a, b, looked);
        if (restricted <= SAME_AS_RESTRICTED || limit < SAME_AS_RESTRICTED) {
            return Math.min(restricted, limit + 1);
        }
        // A swap is at most two of Levenshtein's edits.
        int twice = (int) Math.min(2L * limit, Integer.MAX_VALUE - 1);
        if (Levenshtein.distanceAtMost(a, b, twice) > twice) {
            return limit + 1;
        }
        return Math.min(unrestricted(a, b, restricted), limit + 1);
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

    private static int unrestricted(String a, String b, int restricted) {
        Symbols symbols = Symbols.withoutAffixes(a, b);
        long cells = (long) symbols.left().length * symbols.right().length;
        return cells > LARGEST_TABLE ? restricted : SwapTable.distance(symbols);
    }
}
