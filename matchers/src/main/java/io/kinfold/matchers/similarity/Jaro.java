package io.kinfold.matchers.similarity;

/**
 * Jaro's similarity: the mean of the shares of matching characters in either value and of the
 * matching characters that are in order.
 *
 * <p>Two equal characters match where their places differ by at most {@code max(length) / 2 - 1}
 * (never below 0), each once, the first free one first. With m matches, of which t stand out of
 * order in pairs (half of those out of order, <em>rounded down</em>, as in the Census Bureau's
 * strcmp95.c and in RapidFuzz; Apache Commons Text keeps the fraction):
 *
 * <pre>(m / |a| + m / |b| + (m - t) / m) / 3, and 0 without a match</pre>
 *
 * <p>Characters are Unicode code points. Two empty values are equal. 1 for equal values only. Time
 * and memory are linear in the lengths; up to 64 characters nothing is allocated.
 *
 * <p>M. A. Jaro, Advances in record-linkage methodology as applied to matching the 1985 census of
 * Tampa, Florida, Journal of the American Statistical Association 84, 1989.
 */
public final class Jaro {
    private Jaro() {}

    /**
     * Returns Jaro's similarity of two values.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to 1
     */
    public static double similarity(String a, String b) {
        double similarity = JaroKernel.similarity(a, b);
        return similarity == JaroKernel.NOT_FOR_THIS
                ? JaroQueues.similarity(Symbols.of(a, b))
                : similarity;
    }

    /** The formula; all of it is exact enough that only equal values give 1. */
    static double formula(int matches, int outOfOrder, int leftLength, int rightLength) {
        if (matches == 0) {
            return leftLength + rightLength == 0 ? 1 : 0;
        }
        double m = matches;
        int transpositions = outOfOrder / 2;
        return (m / leftLength + m / rightLength + (m - transpositions) / m) / 3;
    }
}
