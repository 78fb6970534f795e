package io.kinfold.matchers.model;

import io.kinfold.matchers.similarity.DamerauLevenshtein;
import io.kinfold.matchers.similarity.Jaro;
import io.kinfold.matchers.similarity.JaroWinkler;
import io.kinfold.matchers.similarity.Levenshtein;
import io.kinfold.matchers.similarity.NameLikeness;
import io.kinfold.matchers.similarity.Similarity;

import java.util.Map;
import java.util.TreeMap;

/** The similarities by the names that models call them by. */
final class Measures {
    /** The words that both texts hold, divided by the greater number of words. */
    static final String SHARED_WORDS = "shared_words";

    private static final Map<String, Similarity> BY_NAME = new TreeMap<>(Map.<String, Similarity>of(
            "jaro",
            Jaro::similarity,
            "jaro_winkler",
            JaroWinkler::similarity,
            "levenshtein",
            Levenshtein::similarity,
            "damerau_levenshtein",
            DamerauLevenshtein::similarity,
            SHARED_WORDS,
            Measures::sharedWords,
            "jaccard_characters",
            Measures::jaccardOfCharacters,
            "full_name",
            NameLikeness.ofAny(),
            "person_name",
            NameLikeness.ofPersons(),
            "organization_name",
            NameLikeness.ofOrganizations()));

    static {
        BY_NAME.putAll(MatchingWords.ofTexts());
    }

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

    private static double sharedWords(String a, String b) {
        return ValueSets.share(Words.of(a).texts, Words.of(b).texts);
    }

    /** DuckDB's jaccard: of the sets of characters. */
    private static double jaccardOfCharacters(String a, String b) {
        long shared = a.chars().distinct().filter(c -> b.indexOf(c) >= 0).count();
        long all = a.chars().distinct().count() + b.chars().distinct().count() - shared;
        return all == 0 ? 1 : (double) shared / all;
    }
}
