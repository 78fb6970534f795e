package io.kinfold.matchers.model;

import io.kinfold.matchers.similarity.DamerauLevenshtein;
import io.kinfold.matchers.similarity.Jaro;
import io.kinfold.matchers.similarity.JaroWinkler;
import io.kinfold.matchers.similarity.Levenshtein;
import io.kinfold.matchers.similarity.Similarity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The similarities by the names that models call them by. */
final class Measures {
    private static final Map<String, Similarity> BY_NAME = new TreeMap<>(Map.of(
            "jaro", Jaro::similarity,
            "jaro_winkler", JaroWinkler::similarity,
            "levenshtein", Levenshtein::similarity,
            "damerau_levenshtein", DamerauLevenshtein::similarity,
            "shared_words", Measures::sharedWords,
            "jaccard_characters", Measures::jaccardOfCharacters));

    private Measures() {}

    /** Returns the similarity of a name. */
    static Similarity named(String name) {
        Similarity measure = BY_NAME.get(name);
        if (measure == null) {
            throw new IllegalArgumentException("there is no similarity '" + name
                    + "'; the similarities are " + String.join(", ", BY_NAME.keySet()));
        }
        return measure;
    }

    /** The number of words that both hold, divided by the greater number of words. */
    private static double sharedWords(String a, String b) {
        Set<String> left = new HashSet<>(Arrays.asList(a.split(" ", -1)));
        Set<String> right = new HashSet<>(Arrays.asList(b.split(" ", -1)));
        int most = Math.max(left.size(), right.size());
        left.retainAll(right);
        return (double) left.size() / most;
    }

    /** DuckDB's jaccard: of the sets of characters. */
    private static double jaccardOfCharacters(String a, String b) {
        long shared = a.chars().distinct().filter(c -> b.indexOf(c) >= 0).count();
        long all = a.chars().distinct().count() + b.chars().distinct().count() - shared;
        return all == 0 ? 1 : (double) shared / all;
    }
}
