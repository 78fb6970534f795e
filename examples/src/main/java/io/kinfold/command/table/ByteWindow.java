package io.kinfold.command.table;

import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The bytes from the current row on, of which as many are kept as the row needs and never more than
 * {@link #LIMIT}. A row that turns out to be malformed can be read again from any of its lines.
 */
final class ByteWindow implements Closeable {
    /** The most bytes of one row: longer ones are rejected, so that memory stays bounded. */
    static final int LIMIT = 4 << 20;

    /** What {@link #at} returns behind the last byte. */
    static final int END = -1;

    /** What {@link #at} returns behind the limit. */
    static final int TOO_LONG = -2;

    private static final int CHUNK = 1 << 16;

    private final String file;
    private final InputStream in;
    private byte[] buffer = new byte[2 * CHUNK];
    private int start;
    private int end;
    private long line = 1;

    ByteWindow(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Returns the byte at an offset from the row's start, 0 to 255, or {@link #END} or {@link
     * #TOO_LONG}.
     */
    int at(int offset) throws IOException {
        if (offset >= end - start && !fill(offset)) {
            return offset >= LIMIT ? TOO_LONG : END;
        }
        return buffer[start + offset] & 0xFF;
    }

    /**
     * Returns the first offset from one on at which a comma or a line feed is, or where the bytes end that were
     * read so far.
     */
    int behindPlain(int offset) {
        byte[] bytes = buffer;
        int at = start + offset;
        while (at < end && bytes[at] != ',' && bytes[at] != '\n') {
            at++;
        }
        return at - start;
    }

    /** Returns the number of bytes that the window takes in memory. */
    int capacity() {
        return buffer.length;
    }

    /** Returns the line of the row's start, from 1. */
    long line() {
        return line;
    }

    /** Returns a copy of the bytes between two offsets, all of which {@link #at} has reached. */
    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(buffer, start + from, start + to);
    }

    /** Returns the text between two offsets, all of which {@link #at} has reached; empty if it is no valid UTF-8. */
    Optional<String> text(int from, int to, CellTexts texts) {
        return texts.of(buffer, start + from, start + to);
    }

    /** Makes the byte at the offset the start of the next row, before which so many line feeds are. */
    void advance(int offset, int lineFeeds) {
        line += lineFeeds;
        start += offset;
    }

    /** Makes the byte at the offset the start of the next row. */
    void advance(int offset) {
        for (int i = start; i < start + offset; i++) {
            if (buffer[i] == '\n') {
                line++;
            }
        }
        start += offset;
    }

    /**
     * Makes the first byte behind the next line feed the start of the next row, however far away it
     * is.
     */
    void advanceLine() throws IOException {
        int offset = 0;
        while (true) {
            int b = at(offset);
            if (b == '\n' || b == END) {
                advance(b == END ? offset : offset + 1);
                return;
            }
            offset++;
            if (offset == CHUNK) {
                advance(offset);
                offset = 0;
            }
        }
    }

    private boolean fill(int offset) throws IOException {
        if (offset >= LIMIT) {
            return false;
        }
        while (offset >= end - start) {
            makeRoom();
            int read = read();
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    private int read() throws IOException {
        try {
            return in.read(buffer, end, buffer.length - end);
        } catch (EOFException | ZipException e) {
            throw new WrongInputException(List.of(new Problem(
                    file,
                    line,
                    0,
                    "the gzip data end early or are damaged behind this line; get a whole file")));
        }
    }

    private void makeRoom() {
        if (end + CHUNK / 2 <= buffer.length) {
            return;
        }
        int length = end - start;
        byte[] target = length + CHUNK > buffer.length ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, start, target, 0, length);
        buffer = target;
        start = 0;
        end = length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
