package io.kinfold.matchers.model;

import io.kinfold.matchers.similarity.OptimalStringAlignment;
import io.kinfold.matchers.similarity.Similarity;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * Similarities of texts by their distinct words, of which one may be mistyped. All are symmetric and
 * in [0, 1]. Cost: the product of the numbers of words.
 */
final class MatchingWords {
    /** What a word counts that is one edit away from the other. */
    private static final double MISTYPED = 0.9;

    /** Shorter words one edit apart are other words. */
    private static final int SHORTEST_MISTYPED = 4;

    private static final Map<String, Measure> BY_NAME = Map.of(
            "matching_words", MatchingWords::dice,
            "covered_words", MatchingWords::cover,
            "shared_numbers", MatchingWords::numbers);

    private MatchingWords() {}

    /** Compares distinct words. */
    @FunctionalInterface
    interface Measure {
        double of(String[] a, String[] b);
    }

    /** Returns the measure of a name, null if it is none of these. */
    static @Nullable Measure named(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the measures by their names, of texts. */
    static Map<String, Similarity> ofTexts() {
        Map<String, Similarity> measures = new TreeMap<>();
        BY_NAME.forEach((name, measure) ->
                measures.put(name, (a, b) -> measure.of(Slot.words(a), Slot.words(b))));
        return measures;
    }

    /** Returns the words that match, of both texts, divided by all words of both. */
    static double dice(String[] a, String[] b) {
        int all = a.length + b.length;
        return all == 0 ? 0 : (matching(a, b) + matching(b, a)) / all;
    }

    /** Returns the words that match, divided by the words of the text that has fewer. */
    static double cover(String[] a, String[] b) {
        int fewer = Math.min(a.length, b.length);
        if (fewer == 0) {
            return 0;
        }
        double ofA = a.length == fewer ? matching(a, b) : 0;
        double ofB = b.length == fewer ? matching(b, a) : 0;
        return Math.max(ofA, ofB) / fewer;
    }

    /**
     * Returns 0 if both texts have words that begin with a digit, but none in common, else 1: of two
     * addresses, another house number outweighs all that is alike.
     */
    static double numbers(String[] a, String[] b) {
        boolean both = false;
        for (String one : a) {
            for (String other : b) {
                if (isNumber(one) && isNumber(other)) {
                    both = true;
                    if (one.equals(other)) {
                        return 1;
                    }
                }
            }
        }
        return both ? 0 : 1;
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private static double matching(String[] words, String[] among) {
        double sum = 0;
        for (String one : words) {
            double best = 0;
            for (String other : among) {
                best = Math.max(best, match(one, other));
            }
            sum += best;
        }
        return sum;
    }

    private static double match(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        return Math.min(a.length(), b.length()) >= SHORTEST_MISTYPED
                        && Math.abs(a.length() - b.length()) <= 1
                        && OptimalStringAlignment.distanceAtMost(a, b, 1) == 1
                ? MISTYPED
                : 0;
    }
}
