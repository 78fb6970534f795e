package io.kinfold.command.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the cells of one CSV row (RFC 4180) in a window, without decoding them. A quoted cell may
 * hold line feeds; a quote within an unquoted cell is an ordinary character.
 *
 * <p>A library's reader is no help here: once a quote stays open it reads on to the next quote,
 * however far that is, and the rows between are lost. Here a row that goes wrong is given up at the
 * end of its first line, and reading goes on with the next.
 */
final class CsvScan {
    /**
     * The most line feeds in one cell: a quote that stays open for longer counts as never closed.
     */
    static final int MOST_LINES = 1_000;

    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean[] quoted = new boolean[64];
    private int cells;
    private int length;
    private int lines;
    private String failure = "";

    /**
     * Scans the row at the window's start; false where it is malformed, and {@link #failure()} says
     * why.
     */
    boolean scan(ByteWindow window) throws IOException {
        cells = 0;
        lines = 0;
        failure = "";
        int offset = 0;
        do {
            offset = window.at(offset) == '"'
                    ? quotedCell(window, offset)
                    : plainCell(window, offset);
        } while (offset >= 0 && window.at(offset++) == ',');
        if (offset < 0) {
            return false;
        }
        // The loop has stepped over the line feed, or over the end, which is no byte.
        length = window.at(offset - 1) == '\n' ? offset : offset - 1;
        return true;
    }

    /** Returns the offset of the comma, line feed or end behind the cell, or -1. */
    private int plainCell(ByteWindow window, int start) throws IOException {
        int offset = window.behindPlain(start);
        int b = window.at(offset);
        while (b != ',' && b != '\n' && b >= 0) {
            offset = window.behindPlain(offset);
            b = window.at(offset);
        }
        if (b == ByteWindow.TOO_LONG) {
            return fail("the row is longer than " + (ByteWindow.LIMIT >> 20) + " MiB");
        }
        boolean carriage = b != ',' && offset > start && window.at(offset - 1) == '\r';
        add(start, carriage ? offset - 1 : offset, false);
        return offset;
    }

    private int quotedCell(ByteWindow window, int start) throws IOException {
        int offset = start + 1;
        while (true) {
            int b = window.at(offset);
            if (b == '"') {
                if (window.at(offset + 1) != '"') {
                    add(start + 1, offset, true);
                    return behindQuote(window, offset + 1);
                }
                offset++;
            } else if (b < 0 || (b == '\n' && ++lines > MOST_LINES)) {
                return fail(
                        b == ByteWindow.TOO_LONG && lines == 0
                                ? "the row is longer than " + (ByteWindow.LIMIT >> 20) + " MiB"
                                : "a quote is opened and not closed; double a quote that"
                                        + " belongs to the text");
            }
            offset++;
        }
    }

    private int behindQuote(ByteWindow window, int offset) throws IOException {
        int b = window.at(offset);
        if (b == '\r'
                && (window.at(offset + 1) == '\n' || window.at(offset + 1) == ByteWindow.END)) {
            return offset + 1;
        }
        if (b == ',' || b == '\n' || b == ByteWindow.END) {
            return offset;
        }
        return fail(
                lines > 0
                        ? "a quote is opened and not closed; double a quote that belongs to"
                                + " the text"
                        : "there is text behind a closing quote; double a quote that belongs"
                                + " to the text");
    }

    private int fail(String reason) {
        failure = reason;
        return -1;
    }

    private void add(int start, int end, boolean inQuotes) {
        if (cells == from.length) {
            from = Arrays.copyOf(from, 2 * cells);
            to = Arrays.copyOf(to, 2 * cells);
            quoted = Arrays.copyOf(quoted, 2 * cells);
        }
        from[cells] = start;
        to[cells] = end;
        quoted[cells++] = inQuotes;
    }

    /** Returns why the row is malformed. */
    String failure() {
        return failure;
    }

    /** Returns the number of cells. */
    int cells() {
        return cells;
    }

    /** Returns the number of bytes of the row with its line's end. */
    int length() {
        return length;
    }

    /** Returns the number of line feeds of the row, that of its end among them. */
    int lineFeeds(ByteWindow window) throws IOException {
        return lines + (length > 0 && window.at(length - 1) == '\n' ? 1 : 0);
    }

    /** Returns whether the row goes over several lines. */
    boolean severalLines() {
        return lines > 0;
    }

    /** Returns whether the line is empty. */
    boolean blank() {
        return cells == 1 && !quoted[0] && from[0] == to[0];
    }

    /** Returns the text of a cell, quotes removed, or empty where it is no valid UTF-8. */
    Optional<String> text(ByteWindow window, int index, CellTexts texts) {
        if (quoted[index]) {
            byte[] bytes = cell(window, index);
            return texts.of(bytes, 0, bytes.length);
        }
        return window.text(from[index], to[index], texts);
    }

    /** Returns the bytes of a cell, quotes removed. */
    byte[] cell(ByteWindow window, int index) {
        byte[] bytes = window.copy(from[index], to[index]);
        return quoted[index] ? withoutDoubling(bytes) : bytes;
    }

    private static byte[] withoutDoubling(byte[] bytes) {
        int n = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[n++] = bytes[i];
            if (bytes[i] == '"') {
                i++;
            }
        }
        return n == bytes.length ? bytes : Arrays.copyOf(bytes, n);
    }
}
