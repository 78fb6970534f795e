package io.kinfold.segments.behaviour;

import org.jspecify.annotations.Nullable;

/** What an aggregate makes of the events of each row. Safe for any thread that holds the data's read lock. */
public interface EventValue {
    /**
     * Returns the value in the Java type that ValueType tells; null for missing.
     */
    @Nullable
    Object value(int row);

    /**
     * Returns a number that is greater the greater the value; {@link Ranking#NOT_RANKED} where it is missing or no
     * event counted.
     */
    long rank(int row);
}
