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
        double of(Words a, Words b);
    }

    /** Returns the measure of a name, null if it is none of these. */
    static @Nullable Measure named(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the measures by their names, of texts. */
    static Map<String, Similarity> ofTexts() {
        Map<String, Similarity> measures = new TreeMap<>();
        BY_NAME.forEach((name, measure) ->
                measures.put(name, (a, b) -> measure.of(Words.of(a), Words.of(b))));
        return measures;
    }

    /** Returns the words that match, of both texts, divided by all words of both. */
    static double dice(Words a, Words b) {
        int all = a.size() + b.size();
        if (all == 0) {
            return 0;
        }
        double ofA = matching(a, b);
        // Most pairs have no word in common.
        return ofA == 0 ? 0 : (ofA + matching(b, a)) / all;
    }

    /** Returns the words that match, divided by the words of the text that has fewer. */
    static double cover(Words a, Words b) {
        int fewer = Math.min(a.size(), b.size());
        if (fewer == 0) {
            return 0;
        }
        double ofA = a.size() == fewer ? matching(a, b) : 0;
        double ofB = b.size() == fewer ? matching(b, a) : 0;
        return Math.max(ofA, ofB) / fewer;
    }

    /**
     * Returns 0 if both texts have words that begin with a digit, but none in common, else 1: of two
     * addresses, another house number outweighs all that is alike.
     */
    static double numbers(Words a, Words b) {
        boolean both = false;
        for (String one : a.texts) {
            for (int j = 0; isNumber(one) && j < b.size(); j++) {
                String other = b.texts[j];
                if (isNumber(other)) {
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

    private static double matching(Words words, Words among) {
        double sum = 0;
        for (int i = 0; i < words.size(); i++) {
            double best = 0;
            for (int j = 0; j < among.size(); j++) {
                best = Math.max(best, match(words, i, among, j));
            }
            sum += best;
        }
        return sum;
    }

    /** An edit changes at most one letter of each word, so that most words need no measuring. */
    private static double match(Words a, int i, Words b, int j) {
        if (!Bounds.editsReach(a.letters[i], b.letters[j], 1)) {
            return 0;
        }
        String one = a.texts[i];
        String other = b.texts[j];
        if (one.equals(other)) {
            return 1;
        }
        return Math.min(one.length(), other.length()) >= SHORTEST_MISTYPED
                        && Math.abs(one.length() - other.length()) <= 1
                        && OptimalStringAlignment.distanceAtMost(one, other, 1) == 1
                ? MISTYPED
                : 0;
    }
}
