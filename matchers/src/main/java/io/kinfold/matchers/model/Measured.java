package io.kinfold.matchers.model;

import io.kinfold.matchers.similarity.DamerauLevenshtein;
import io.kinfold.matchers.similarity.Levenshtein;
import io.kinfold.matchers.similarity.OptimalStringAlignment;
import io.kinfold.matchers.similarity.Similarity;

/**
 * One measure of two values, computed at most once for a pair however many levels ask for it: a memo
 * of the pair keeps it, NaN standing for not computed.
 */
final class Measured {
    /** Up to here the restricted distance, which is faster, is the unrestricted one. */
    private static final int SAME_AS_RESTRICTED = 2;

    /** Measures two texts. */
    @FunctionalInterface
    private interface Measure {
        double of(String a, String b);
    }

    private final int place;
    private final boolean greaterIsMoreAlike;
    private final Measure measure;
    private int limit;

    private Measured(int place, Similarity similarity) {
        this.place = place;
        this.greaterIsMoreAlike = true;
        this.measure = similarity::of;
    }

    private Measured(int place, Condition.Edits edits) {
        this.place = place;
        this.greaterIsMoreAlike = false;
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
        return new Measured(place, Measures.named(name));
    }

    static Measured edits(int place, Condition.Edits edits) {
        return new Measured(place, edits);
    }

    /** Makes distances exact up to a limit, above which they are only known to be above. */
    void exactUpTo(int distance) {
        limit = Math.max(limit, distance);
    }

    /** Returns the measure of two values; of several, that of the pair that is most alike. */
    double of(Value a, Value b, double[] memo) {
        double known = memo[place];
        if (!Double.isNaN(known)) {
            return known;
        }
        double found = a.parts == null && b.parts == null
                ? measure.of(a.text, b.text)
                : best(ValueSets.of(a), ValueSets.of(b));
        memo[place] = found;
        return found;
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
