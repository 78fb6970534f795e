package io.kinfold.matchers.similarity;

import java.util.Set;
import java.util.TreeSet;

/**
 * Token set ratio: the highest {@link Indel#similarity} among these three texts, each of them
 * tokens in alphabetical order joined by blanks: what both values have; that and what only the
 * first has; that and what only the second has. Texts without a token in common are compared by
 * the second and third alone. For values of which one says more than the other.
 *
 * <p>The definition of FuzzyWuzzy (A. Cohen, 2011) and RapidFuzz, as a fraction instead of percent.
 * <strong>1 also where one value's tokens are all among the other's</strong>, as "mary" and "mary
 * chen": that is the point of the measure, and why it alone should never decide. Two values without
 * tokens are equal; a value without has 0 with any other.
 *
 * <p>Tokens are what stands between white space (the ideographic space too); nothing else is
 * normalized. Cost: the sorting, then as that of Indel.
 */
public final class TokenSet {
    private TokenSet() {}

    /**
     * Returns the token set ratio of two values.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to 1
     */
    public static double similarity(String a, String b) {
        Set<String> left = new TreeSet<>(Tokens.of(a));
        Set<String> right = new TreeSet<>(Tokens.of(b));
        if (left.isEmpty() || right.isEmpty()) {
            return left.equals(right) ? 1 : 0;
        }
        Set<String> both = new TreeSet<>(left);
        both.retainAll(right);
        left.removeAll(both);
        right.removeAll(both);
        if (!both.isEmpty() && (left.isEmpty() || right.isEmpty())) {
            return 1;
        }
        return ofRests(joined(both), joined(left), joined(right));
    }

    /** What both have is the beginning of two of the texts, so only the rests are compared. */
    private static double ofRests(String both, String left, String right) {
        int common = EditDistances.length(both);
        int blank = common == 0 ? 0 : 1;
        int leftRest = blank + EditDistances.length(left);
        int rightRest = blank + EditDistances.length(right);
        int lengths = common + leftRest + common + rightRest;
        double ratio = 1 - Indel.distance(left, right) / (double) lengths;
        if (common == 0) {
            return ratio;
        }
        double toLeft = 1 - leftRest / (double) (common + common + leftRest);
        double toRight = 1 - rightRest / (double) (common + common + rightRest);
        return Math.max(ratio, Math.max(toLeft, toRight));
    }

    private static String joined(Set<String> tokens) {
        return String.join(" ", tokens);
    }
}
