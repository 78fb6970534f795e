package io.kinfold.matchers.evaluate;

import java.util.Objects;

/**
 * Two records of which it is known whether they are of one customer. Immutable if R is.
 *
 * @param left one record
 * @param right the other
 * @param match whether they are of one customer
 * @param <R> the type of what names a record
 */
public record LabelledPair<R>(R left, R right, boolean match) {
    /**
     * Creates a pair.
     *
     * @param left one record
     * @param right the other
     * @param match whether they are of one customer
     */
    public LabelledPair {
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(right, "right");
    }
}
