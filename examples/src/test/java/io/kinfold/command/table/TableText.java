package io.kinfold.command.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a table from a text of a test. */
final class TableText {
    final List<Row> rows = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();

    static TableText csv(String text) throws IOException {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    static TableText csv(byte[] bytes) throws IOException {
        return read(new CsvReader("t.csv", new ByteWindow("t", new ByteArrayInputStream(bytes))));
    }

    static TableText json(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return read(new JsonLinesReader(
                "t.jsonl", new ByteWindow("t", new ByteArrayInputStream(bytes))));
    }

    private static TableText read(TableReader reader) throws IOException {
        TableText text = new TableText();
        Optional<Row> row = reader.next(text.rejects::add);
        while (row.isPresent()) {
            text.rows.add(row.get());
            row = reader.next(text.rejects::add);
        }
        return text;
    }

    /** Returns the values of a column of all rows. */
    List<String> column(String name) {
        return rows.stream().map(row -> row.value(name)).toList();
    }

    /** Returns the lines that were left out. */
    List<Long> rejectedLines() {
        return rejects.stream().map(Reject::line).toList();
    }
}
