package io.kinfold.segments.predicate;

import org.jspecify.annotations.Nullable;

/** Reads or computes a value for a row. */
@FunctionalInterface
public interface ValueReader {
    /** Returns the row's value, of the Java type that ValueType tells; null for missing. */
    @Nullable
    Object value(int row);
}
