package io.kinfold.command.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes rejects.csv and counts the rows by reason. */
public final class RejectFile implements RejectSink, Closeable {
    private final CsvWriter out;
    private final TreeMap<String, Long> byReason = new TreeMap<>();
    private long count;

    private RejectFile(CsvWriter out) {
        this.out = out;
    }

    /** Returns a sink that writes to a new file. */
    public static RejectFile create(Path path) throws IOException {
        return new RejectFile(CsvWriter.create(path, "file", "line", "column", "reason"));
    }

    @Override
    public void reject(Reject reject) {
        count++;
        // Figures within a reason, such as a number of columns, would give each row a reason of its
        // own.
        String kind = reject.reason().replaceAll("(has|header|character) \\d+", "$1 …");
        byReason.merge(
                reject.column().isEmpty() ? kind : reject.column() + ": " + kind, 1L, Long::sum);
        try {
            out.row(reject.file(), Long.toString(reject.line()), reject.column(), reject.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the number of rows left out. */
    public long count() {
        return count;
    }

    /** Returns the number of rows for each reason. */
    public SortedMap<String, Long> byReason() {
        return new TreeMap<>(byReason);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
