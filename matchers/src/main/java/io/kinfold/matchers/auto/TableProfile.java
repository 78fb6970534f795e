package io.kinfold.matchers.auto;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a table's columns are taken for. Immutable and safe for any thread.
 *
 * @param rows the rows that were added
 * @param columns one guess for each column, in the order of the table
 * @param places the sources (files) in which each column stands
 */
public record TableProfile(long rows, List<ColumnGuess> columns, Map<String, Set<String>> places) {
    /**
     * Copies the lists.
     *
     * @param rows the rows that were added
     * @param columns one guess for each column, in the order of the table
     * @param places the sources (files) in which each column stands
     */
    public TableProfile {
        columns = List.copyOf(columns);
        places = Map.copyOf(places);
    }

    /**
     * Returns the column of the record's key.
     *
     * @return the column; empty where none has a value of its own in each row
     */
    public Optional<ColumnGuess> rowId() {
        return first(ColumnKind.ROW_ID);
    }

    /**
     * Returns the column of the record's source.
     *
     * @return the column; empty where there is none
     */
    public Optional<ColumnGuess> source() {
        return first(ColumnKind.SOURCE);
    }

    private Optional<ColumnGuess> first(ColumnKind kind) {
        return columns.stream().filter(guess -> guess.kind() == kind).findFirst();
    }
}
