package io.kinfold.command.table;

import java.util.List;
import java.util.Set;

/** One record of a table. Immutable. */
public interface Row {
    /** Returns the line on which the row begins, from 1. */
    long line();

    /** Returns the columns of which the row may have a value. */
    Set<String> columns();

    /**
     * Returns the values of a column: one in CSV, any number in JSON lines, none where the row has
     * no such column.
     */
    List<String> values(String column);

    /** Returns the first value of a column, or the empty string. */
    default String value(String column) {
        List<String> values = values(column);
        return values.isEmpty() ? "" : values.get(0);
    }
}
