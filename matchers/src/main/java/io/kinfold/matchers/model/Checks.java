package io.kinfold.matchers.model;

import java.util.List;

/** Rules that several parts of a model share. */
final class Checks {
    private Checks() {}

    static void atLeastZero(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the " + what + " must be at least 0, not " + value + "; give such a number");
        }
    }

    static List<Condition> someOf(List<Condition> conditions) {
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a condition of several needs at least one; add one");
        }
        return List.copyOf(conditions);
    }

    /** Rejects 0 and 1, of which the logarithm of the ratio is infinite, and NaN. */
    static void probability(String what, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(what + " " + value
                    + " must be in (0, 1); use 1e-6 for almost never, 0.999999 for almost always");
        }
    }
}
