package io.kinfold.command.table;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes the texts of one column's cells, and gives cells that are equal the same text where they come
 * close enough to each other: most columns hold few values, and a text for each row would be most of
 * what a table takes in memory. A column whose cells seldom come again, such as a key, is left alone.
 *
 * <p>Memory: 1 KiB, and the texts kept. Not safe for several threads.
 */
final class CellTexts {
    /** So few that they stay in the nearest cache: with 4,096 reading takes twice as long. */
    private static final int PLACES = 1 << 8;

    /** After how many cells it is decided whether to go on. */
    private static final int TRIAL = 1 << 14;

    /** Below it a column is dearer to look up than to keep. */
    private static final int LEAST_FOUND = TRIAL / 4;

    private @Nullable String @Nullable [] kept = new @Nullable String[PLACES];
    private int cells;
    private int found;

    /** Returns the text of some bytes, or empty where they are no valid UTF-8. */
    Optional<String> of(byte[] bytes, int from, int to) {
        int hash = 0;
        int bits = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
            bits |= bytes[i];
        }
        if (bits < 0) {
            return Utf8.decode(Arrays.copyOfRange(bytes, from, to));
        }
        @Nullable String[] texts = kept;
        if (texts == null) {
            return Optional.of(ascii(bytes, from, to));
        }
        // A Latin text hashes as its bytes do.
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        String text = texts[place];
        if (text != null && text.hashCode() == hash && holds(text, bytes, from, to)) {
            found++;
        } else {
            text = ascii(bytes, from, to);
            texts[place] = text;
        }
        if (++cells == TRIAL) {
            end();
        }
        return Optional.of(text);
    }

    private void end() {
        kept = found < LEAST_FOUND ? null : kept;
        cells = 0;
        found = 0;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean holds(String text, byte[] bytes, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i - from) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
