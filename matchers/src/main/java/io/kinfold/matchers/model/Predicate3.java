package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

/** A compiled {@link Condition} over the prepared values of two fragments, with three outcomes. */
@FunctionalInterface
interface Predicate3 {
    int FALSE = 0;
    int TRUE = 1;

    /** A value that the condition needs is missing. */
    int UNKNOWN = 2;

    /**
     * Returns {@link #TRUE}, {@link #FALSE} or {@link #UNKNOWN}.
     *
     * @param memo what {@link Measured} has found out about the pair
     */
    int test(@Nullable Value[] a, @Nullable Value[] b, double[] memo);

    static int of(boolean condition) {
        return condition ? TRUE : FALSE;
    }
}
