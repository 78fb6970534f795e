package io.kinfold.command.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Reads the rows of one file in their order. Not safe for several threads. */
public interface TableReader extends Closeable {
    /** Returns the file's name as the user gave it. */
    String file();

    /**
     * Returns the columns seen so far. Of a CSV file these are all from the start; JSON lines tell
     * theirs only as they are read.
     */
    SortedSet<String> columns();

    /** Returns the columns seen so far, where the file has an order of its own in that. */
    default List<String> header() {
        return List.copyOf(columns());
    }

    /** Returns whether {@link #columns()} is complete before the last row is read. */
    boolean columnsKnown();

    /**
     * Returns the columns whose name stands more than once in the header, so that none of them can
     * be meant.
     */
    default Set<String> ambiguous() {
        return Set.of();
    }

    /**
     * Returns the next row that can be read, or empty at the end. Rows that cannot be read go to
     * the sink on the way.
     *
     * @throws IOException if the file itself fails, which is no matter of one row
     */
    Optional<Row> next(RejectSink rejects) throws IOException;
}
