package io.kinfold.matchers.similarity;

import java.util.List;

/**
 * Token sort ratio: {@link Indel#similarity} of the values with their tokens in alphabetical order,
 * joined by a blank. For values whose words change places, such as family and given name.
 *
 * <p>The definition of FuzzyWuzzy (A. Cohen, 2011) and RapidFuzz, as a fraction instead of percent.
 * Tokens are what stands between white space (the ideographic space too); nothing else is
 * normalized. 1 for values with the same tokens, in any order. Cost: the sorting, then as that of
 * Indel.
 */
public final class TokenSort {
    private TokenSort() {}

    /**
     * Returns the token sort ratio of two values.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to 1
     */
    public static double similarity(String a, String b) {
        return Indel.similarity(sorted(a), sorted(b));
    }

    private static String sorted(String value) {
        List<String> tokens = Tokens.of(value);
        tokens.sort(null);
        return String.join(" ", tokens);
    }
}
