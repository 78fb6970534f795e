package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Function;

/** Reads the rows of the table {@code meta}; one that is missing or unreadable is damage, which is told as such. */
final class Meta {
    static final String ERASURE_KEY = "erasure_key";

    private Meta() {}

    static String text(Statements statements, String name) throws SQLException {
        return read(statements, name, text -> text);
    }

    static long number(Statements statements, String name) throws SQLException {
        return read(statements, name, Long::parseLong);
    }

    /** Returns the key of tombstones that the store was made with. */
    static byte[] erasureKey(Statements statements) throws SQLException {
        return read(statements, ERASURE_KEY, HexFormat.of()::parseHex);
    }

    static <T> T read(Statements statements, String name, Function<String, T> parser)
            throws SQLException {
        return read(
                statements.dialect(),
                statements.bind("SELECT value FROM @meta WHERE name = ?", name),
                name,
                parser);
    }

    /** Returns what the only row of a question says, which asks for the value of a name. */
    static <T> T read(
            Dialect dialect, PreparedStatement question, String name, Function<String, T> parser)
            throws SQLException {
        try (ResultSet rows = question.executeQuery()) {
            if (!rows.next()) {
                throw damaged(dialect, "its table meta has no row '" + name + "'");
            }
            return parse(dialect, rows.getString(1), name, parser);
        }
    }

    private static <T> T parse(
            Dialect dialect, @Nullable String text, String name, Function<String, T> parser) {
        String unreadable = "the row '" + name + "' of its table meta is not as Kinfold writes it";
        if (text == null) {
            throw damaged(dialect, unreadable);
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            // The parser quotes what it could not read, so its exception goes nowhere.
            throw damaged(dialect, unreadable);
        }
    }

    private static StoreException damaged(Dialect dialect, String what) {
        return new StoreException(
                Outcome.DAMAGED,
                "could not read from " + dialect.name() + ": " + what
                        + ". Nothing was changed; restore a backup");
    }
}
