package io.kinfold.command.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes CSV in UTF-8 with line feeds, quoting where it must, so that equal rows give equal bytes
 * everywhere.
 */
public final class CsvWriter implements Closeable {
    private final Utf8Output out;

    private CsvWriter(Utf8Output out) {
        this.out = out;
    }

    /** Returns a writer of a new file with the given header. */
    public static CsvWriter create(Path path, String... header) throws IOException {
        return create(path, List.of(header));
    }

    /** Returns a writer of a new file with the given header. */
    public static CsvWriter create(Path path, List<String> header) throws IOException {
        CsvWriter writer = new CsvWriter(Utf8Output.create(path));
        writer.row(header);
        return writer;
    }

    /** Writes one row. */
    public void row(String... cells) throws IOException {
        row(List.of(cells));
    }

    /** Writes one row. */
    public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            cell(cells.get(i));
        }
        out.end();
    }

    private void cell(String text) throws IOException {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        out.text(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
