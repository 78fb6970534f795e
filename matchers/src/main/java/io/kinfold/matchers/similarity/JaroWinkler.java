package io.kinfold.matchers.similarity;

/**
 * Jaro-Winkler similarity: {@linkplain Jaro Jaro's}, raised for values that begin alike. Where
 * Jaro's similarity j is above 0.7, and the first p characters (at most 4) are the same:
 *
 * <pre>j + 0.1 p (1 - j)</pre>
 *
 * <p>This is the definition of the Census Bureau's strcmp95.c without its table of similar
 * characters and its adjustment for long strings, and that of RapidFuzz, jellyfish and DuckDB (and
 * so of Splink). Apache Commons Text 1.15 raises from 0.7 inclusive, and keeps half transpositions;
 * older versions scale by {@code min(0.1, 1 / length of the longer)}.
 *
 * <p>Characters are Unicode code points. 1 for equal values only. Cost as that of Jaro's.
 *
 * <p>W. E. Winkler, String comparator metrics and enhanced decision rules in the Fellegi-Sunter
 * model of record linkage, Proceedings of the Section on Survey Research Methods, American
 * Statistical Association, 1990.
 */
public final class JaroWinkler {
    private static final double THRESHOLD = 0.7;
    private static final double PREFIX_SCALE = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private JaroWinkler() {}

    /**
     * Returns the Jaro-Winkler similarity of two values.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to 1
     */
    public static double similarity(String a, String b) {
        return raised(Jaro.similarity(a, b), a, b);
    }

    static double raised(double jaro, String a, String b) {
        if (jaro <= THRESHOLD) {
            return jaro;
        }
        return jaro + commonPrefix(a, b) * PREFIX_SCALE * (1 - jaro);
    }

    private static int commonPrefix(String a, String b) {
        int most = Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length()));
        int at = 0;
        while (at < most && a.charAt(at) == b.charAt(at)) {
            if (Character.isSurrogate(a.charAt(at))) {
                return commonCodePoints(a, b);
            }
            at++;
        }
        return at;
    }

    /** A pair of surrogates counts once. */
    private static int commonCodePoints(String a, String b) {
        int characters = 0;
        int at = 0;
        while (characters < LONGEST_PREFIX && at < a.length() && at < b.length()) {
            int codePoint = a.codePointAt(at);
            if (codePoint != b.codePointAt(at)) {
                break;
            }
            at += Character.charCount(codePoint);
            characters++;
        }
        return characters;
    }
}
