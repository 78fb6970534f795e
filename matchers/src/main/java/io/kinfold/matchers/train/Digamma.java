package io.kinfold.matchers.train;

/**
 * What a count of pairs is worth, where its logarithm is wanted: the exponential of digamma, which variational
 * Bayes puts in place of a count (Attias 1999; Beal 2003). It is half a pair below large counts, and next to
 * nothing below one: parts of a pair do not add up to one that was seen.
 */
final class Digamma {
    private static final double ASYMPTOTIC = 6;

    private Digamma() {}

    /** Returns e to the digamma of a positive number. */
    static double expOf(double count) {
        double x = count;
        double shift = 0;
        while (x < ASYMPTOTIC) {
            shift -= 1 / x;
            x++;
        }
        double inverse = 1 / (x * x);
        double series = inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse / 252));
        return Math.exp(Math.log(x) - 0.5 / x - series + shift);
    }
}
