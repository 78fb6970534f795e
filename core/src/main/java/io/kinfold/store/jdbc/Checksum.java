package io.kinfold.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A checksum of a row, so that a byte that changed on the disk is noticed: databases look after the shape of their pages, and
 * not all of them after what stands in these. CRC-32C of the columns in the order in which docs/storage.md names them. For
 * one row.
 */
final class Checksum {
    /** No byte of a text in UTF-8: it tells where one text ends and the next begins. */
    private static final int END = 0xff;

    private final CRC32C crc = new CRC32C();

    /** Returns two texts as {@link #addTexts} takes them. */
    static byte[] bytes(String first, String second) {
        byte[] one = first.getBytes(StandardCharsets.UTF_8);
        byte[] other = second.getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(one, one.length + other.length + 2);
        both[one.length] = (byte) END;
        System.arraycopy(other, 0, both, one.length + 1, other.length);
        both[both.length - 1] = (byte) END;
        return both;
    }

    /** Adds an integer as eight bytes, the highest first. */
    Checksum add(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            crc.update((int) (number >>> shift) & 0xff);
        }
        return this;
    }

    /** Adds a text in UTF-8. */
    Checksum add(String text) {
        return addText(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a text that is in UTF-8 already. */
    Checksum addText(byte[] text) {
        crc.update(text);
        crc.update(END);
        return this;
    }

    /** Adds texts that are in UTF-8 already, each with its end. */
    Checksum addTexts(byte[] texts) {
        crc.update(texts);
        return this;
    }

    /** Returns the checksum of all that was added, from 0 to 2^32 - 1. */
    long value() {
        return crc.getValue();
    }
}
