package io.kinfold.segments.predicate;

import io.kinfold.segments.column.Column;

/** The columns of one table, by name. */
@FunctionalInterface
public interface Columns {
    /** Returns a column of the schema. */
    Column column(String name);

    /**
     * Returns what reads a value that no column has, but that the table computes.
     *
     * @param key of {@link Source.Computed}
     * @throws IllegalArgumentException if the table computes no such value
     */
    default ValueReader computed(Object key) {
        throw new IllegalArgumentException(
                "no column and nothing computed for " + key.getClass().getSimpleName());
    }
}
