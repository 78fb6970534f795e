package io.kinfold.segments.behaviour;

import io.kinfold.segments.predicate.Range;

import org.jspecify.annotations.Nullable;

/** An order of rows by a value. Safe for any thread that holds the data's read lock. */
@FunctionalInterface
public interface Ranking {
    /** The rank of a row that has no value; less than all others. */
    long NOT_RANKED = Long.MIN_VALUE;

    /** Returns a number that is greater the greater the row's value, equal for equal ones. */
    long rank(int row);

    /** Returns the rank of a value of an ordered type, in the Java type that ValueType tells; of null it has none. */
    static long of(@Nullable Object value) {
        if (value == null) {
            return NOT_RANKED;
        }
        return value instanceof Double floating ? of((double) floating) : Range.stored(value);
    }

    /** Returns the rank of a whole number, date or instant as a column stores it, missing included. */
    static long of(long stored) {
        return stored;
    }

    /** Returns the rank of a floating-point number; of NaN that it is not ranked. Both zeros are equal. */
    static long of(double value) {
        if (Double.isNaN(value)) {
            return NOT_RANKED;
        }
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
    }
}
