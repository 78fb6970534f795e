package io.kinfold.store.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Writes many rows of fragments at once. */
interface FragmentWriter {
    /** How many rows are handed over at most. */
    int BATCH = 1_000;

    /** Writes rows, each in place of the one of the same fragment; the list may hold versions of one fragment. */
    void write(Statements statements, List<FragmentRow> rows) throws SQLException;
}
