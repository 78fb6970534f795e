package io.kinfold.command.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes text to a file as UTF-8, through one buffer into which characters of ASCII go as they are: no text is copied
 * on the way. Not safe for several threads.
 */
public final class Utf8Output implements Closeable {
    private static final int FULL = 1 << 16;

    private final OutputStream out;
    private byte[] buffer = new byte[2 * FULL];
    private int size;

    private Utf8Output(OutputStream out) {
        this.out = out;
    }

    /** Returns an output to a new file. */
    public static Utf8Output create(Path path) throws IOException {
        return new Utf8Output(Files.newOutputStream(path));
    }

    /** Writes a character of ASCII. */
    public void ascii(char c) {
        room(1);
        buffer[size++] = (byte) c;
    }

    /**
     * Writes a text.
     *
     * @throws CharacterCodingException if it holds half of a surrogate pair
     */
    public void text(String text) throws CharacterCodingException {
        int length = text.length();
        room(length);
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                encoded(text);
                return;
            }
            buffer[at++] = (byte) c;
        }
        size = at;
    }

    private void encoded(String text) throws CharacterCodingException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        bytes(bytes, bytes.length);
    }

    /** Writes bytes that are UTF-8. */
    public void bytes(byte[] bytes, int length) {
        room(length);
        System.arraycopy(bytes, 0, buffer, size, length);
        size += length;
    }

    /** Returns how many bytes were written since the last {@link #end}. */
    public int size() {
        return size;
    }

    /** Writes again what was written between two such {@link #size}s. */
    public void again(int from, int to) {
        room(to - from);
        System.arraycopy(buffer, from, buffer, size, to - from);
        size += to - from;
    }

    /** Ends a line. What was written until then is not to be written {@link #again}. */
    public void end() throws IOException {
        ascii('\n');
        if (size >= FULL) {
            out.write(buffer, 0, size);
            size = 0;
        }
    }

    private void room(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(buffer, 0, size);
        }
    }
}
