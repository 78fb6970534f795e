package io.kinfold.matchers.similarity;

/** Jaro-Winkler similarity (Winkler 1990). */
public final class JaroWinkler {
    private JaroWinkler() {}

    /**
     * Returns the Jaro-Winkler similarity of two values.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to 1
     */
    public static double similarity(String a, String b) {
        double jaro = Jaro.similarity(a, b);
        if (jaro <= 0.7) {
            return jaro;
        }
        int[] left = a.codePoints().limit(4).toArray();
        int[] right = b.codePoints().limit(4).toArray();
        int prefix = 0;
        while (prefix < left.length && prefix < right.length && left[prefix] == right[prefix]) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }
}
