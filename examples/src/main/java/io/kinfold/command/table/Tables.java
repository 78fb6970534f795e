package io.kinfold.command.table;

import io.kinfold.command.problem.WrongInputException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Opens files of rows: CSV and JSON lines, plain or compressed by gzip, as their first bytes say.
 */
public final class Tables {
    private static final int PEEK = 4;

    private Tables() {}

    /**
     * Returns a reader over the file's rows. A byte-order mark is skipped.
     *
     * @throws WrongInputException if the file is absent, empty, not UTF-8 in its header, or of
     *     another kind
     * @throws IOException if the file cannot be read
     */
    public static TableReader open(Path path) throws IOException {
        String file = path.toString();
        InputStream in = bytes(path);
        try {
            skipByteOrderMark(in, file);
            ByteWindow window = new ByteWindow(file, in);
            return isJson(path, in)
                    ? new JsonLinesReader(file, window)
                    : new CsvReader(file, window);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream bytes(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw WrongInputException.of(path.toString(), "this is a folder; name a file");
        }
        InputStream raw;
        try {
            raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        } catch (NoSuchFileException e) {
            throw WrongInputException.of(path.toString(), "there is no such file");
        }
        byte[] first = peek(raw);
        if ((first[0] & 0xFF) != 0x1F || (first[1] & 0xFF) != 0x8B) {
            return raw;
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
        } catch (ZipException e) {
            raw.close();
            throw WrongInputException.of(path.toString(), "the gzip data are damaged");
        }
    }

    private static void skipByteOrderMark(InputStream in, String file) throws IOException {
        byte[] first = peek(in);
        int a = first[0] & 0xFF;
        int b = first[1] & 0xFF;
        if ((a == 0xFE && b == 0xFF) || (a == 0xFF && b == 0xFE)) {
            throw WrongInputException.of(file, "the file is UTF-16; save it as UTF-8");
        }
        if (a == 0xEF && b == 0xBB && (first[2] & 0xFF) == 0xBF) {
            in.skipNBytes(3);
        }
    }

    private static boolean isJson(Path path, InputStream in) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson") || plain.endsWith(".json")) {
            return true;
        }
        return !plain.endsWith(".csv") && peek(in)[0] == '{';
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(PEEK);
        byte[] first = new byte[PEEK];
        in.readNBytes(first, 0, PEEK);
        in.reset();
        return first;
    }

    /**
     * Returns a file's name without folders and the endings of its kind, fit to be the name of a
     * source.
     */
    public static String baseName(Path path) {
        String name = path.getFileName().toString();
        String base = name.replaceFirst("(?i)\\.gz$", "").replaceFirst("(?i)\\.[a-z]+$", "");
        return (base.isEmpty() ? name : base).replaceAll("[:\\p{Cntrl}]", "_");
    }
}
