package io.kinfold.matchers.auto;

import java.util.Objects;

/**
 * What a column is taken for, and what was counted in it. Immutable and safe for any thread. Holds no
 * value of the table.
 *
 * @param column the column's name
 * @param kind what its values are taken for
 * @param byHeader whether the header decided between kinds that the content left open
 * @param filled the rows that have a value
 * @param distinct the different values among the rows that were looked at closely, at most
 *     {@link TableProfiler#SAMPLE}
 * @param writing how the values are written: of telephone numbers the region in which most of them are
 *     valid, two capital letters; of dates {@code dmy} or {@code mdy} where day and month come before the
 *     year; of addresses {@code han} where they are Chinese; else empty
 */
public record ColumnGuess(
        String column,
        ColumnKind kind,
        boolean byHeader,
        long filled,
        int distinct,
        String writing) {
    /**
     * Rejects nulls.
     *
     * @param column the column's name
     * @param kind what its values are taken for
     * @param byHeader whether the header decided between kinds that the content left open
     * @param filled the rows that have a value
     * @param distinct the different values among the rows that were looked at closely, at most
     *     {@link TableProfiler#SAMPLE}
     * @param writing how the values are written: of telephone numbers the region in which most of them are
     *     valid, two capital letters; of dates {@code dmy} or {@code mdy} where day and month come before the
     *     year; of addresses {@code han} where they are Chinese; else empty
     */
    public ColumnGuess {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(writing, "writing");
    }
}
