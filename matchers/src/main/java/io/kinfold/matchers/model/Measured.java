package io.kinfold.matchers.model;

import io.kinfold.matchers.similarity.DamerauLevenshtein;
import io.kinfold.matchers.similarity.Levenshtein;
import io.kinfold.matchers.similarity.OptimalStringAlignment;
import io.kinfold.matchers.similarity.Similarity;

import org.jspecify.annotations.Nullable;

/**
 * One measure of two values, computed at most once for a pair however many levels ask for it: a memo
 * of the pair keeps it, and behind it a bound on it, 0 standing for not computed and
 * {@link #ZERO} for 0.
 */
final class Measured {
    /** Up to here the restricted distance, which is faster, is the unrestricted one. */
    private static final int SAME_AS_RESTRICTED = 2;

    /** A measure of 0 in a memo. No measure is below 0. */
    private static final double ZERO = -1;

    /** Measures two texts. */
    @FunctionalInterface
    private interface Measure {
        double of(String a, String b);
    }

    private final MatchingWords.@Nullable Measure words;

    private final int place;
    private final boolean greaterIsMoreAlike;
    private final Measure measure;
    private final boolean bounded;
    private int limit;

    private Measured(int place, String name) {
        Similarity similarity = Measures.named(name);
        this.place = place;
        this.words = MatchingWords.named(name);
        this.greaterIsMoreAlike = true;
        this.measure = similarity::of;
        this.bounded = Bounds.knows(name);
    }

    private Measured(int place, Condition.Edits edits) {
        this.place = place;
        this.words = null;
        this.greaterIsMoreAlike = false;
        this.bounded = true;
        this.measure = switch (edits) {
            case LEVENSHTEIN -> (a, b) -> Levenshtein.distanceAtMost(a, b, limit);
            case OPTIMAL_STRING_ALIGNMENT ->
                (a, b) -> OptimalStringAlignment.distanceAtMost(a, b, limit);
            case DAMERAU_LEVENSHTEIN ->
                (a, b) -> limit <= SAME_AS_RESTRICTED
                        ? OptimalStringAlignment.distanceAtMost(a, b, limit)
                        : DamerauLevenshtein.distanceAtMost(a, b, limit);
        };
    }

    static Measured similarity(int place, String name) {
        return new Measured(place, name);
    }

    static Measured edits(int place, Condition.Edits edits) {
        return new Measured(place, edits);
    }

    /** Makes distances exact up to a limit, above which they are only known to be above. */
    void exactUpTo(int distance) {
        limit = Math.max(limit, distance);
    }

    /** Returns whether a similarity reaches a threshold. */
    boolean reaches(Value a, Value b, double atLeast, double[] memo) {
        if (bounded && bound(a, b, memo) < atLeast) {
            return false;
        }
        return of(a, b, memo) >= atLeast;
    }

    private double bound(Value a, Value b, double[] memo) {
        double known = memo[place + 1];
        if (known != 0) {
            return known == ZERO ? 0 : known;
        }
        double found = Bounds.jaroWinkler(a, b);
        memo[place + 1] = found == 0 ? ZERO : found;
        return found;
    }

    /** Returns whether a distance stays within a limit. */
    boolean within(Value a, Value b, int atMost, double[] memo) {
        return Bounds.editsReach(a, b, atMost) && of(a, b, memo) <= atMost;
    }

    /** Returns the measure of two values; of several, that of the pair that is most alike. */
    private double of(Value a, Value b, double[] memo) {
        double known = memo[place];
        if (known != 0) {
            return known == ZERO ? 0 : known;
        }
        double found = compute(a, b);
        memo[place] = found == 0 ? ZERO : found;
        return found;
    }

    private double compute(Value a, Value b) {
        if (words != null && a.words != null && b.words != null) {
            return words.of(a.words, b.words);
        }
        return a.parts == null && b.parts == null
                ? measure.of(a.text, b.text)
                : best(ValueSets.of(a), ValueSets.of(b));
    }

    private double best(String[] lefts, String[] rights) {
        double best = greaterIsMoreAlike ? 0 : Double.POSITIVE_INFINITY;
        for (String a : lefts) {
            for (String b : rights) {
                double one = measure.of(a, b);
                best = greaterIsMoreAlike ? Math.max(best, one) : Math.min(best, one);
            }
        }
        return best;
    }
}
