package io.kinfold.store.jdbc;

import io.kinfold.store.Tombstone;

import java.util.HexFormat;

/** A tombstone as 32 hexadecimal digits. */
final class Hash {
    private static final HexFormat HEX = HexFormat.of();

    private Hash() {}

    static String write(Tombstone tombstone) {
        return HEX.toHexDigits(tombstone.high()) + HEX.toHexDigits(tombstone.low());
    }

    static Tombstone read(String text) {
        return new Tombstone(
                HexFormat.fromHexDigitsToLong(text, 0, 16),
                HexFormat.fromHexDigitsToLong(text, 16, 32));
    }
}
