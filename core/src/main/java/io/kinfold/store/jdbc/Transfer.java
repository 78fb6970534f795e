package io.kinfold.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies all rows of a store, as of one moment, into an empty store of whatever database, in one transaction. The
 * copy is a store of its own: it has another name than the first, so that no snapshot of that one is taken for its own.
 */
final class Transfer {
    /** All tables but those of the store itself: {@code meta}, {@code milestone} and {@code instance}. */
    static final List<String> TABLES = List.of(
            "fragment",
            "decision",
            "tombstone",
            "departed",
            "event_identifier",
            "event",
            "event_id",
            "event_gone",
            "tag",
            "tag_erased");

    private static final String COPY = "copy into";

    private record Setting(String name, String value) {}

    private final Database from;
    private final Database into;

    Transfer(Database from, Database into) {
        this.from = from;
        this.into = into;
    }

    void run() {
        from.readers().snapshot("copy from", source -> {
            into.turns().transact(COPY, Database.CHANGES, transaction -> {
                copy(source, transaction.statements());
                return true;
            });
            return true;
        });
    }

    private void copy(Statements source, Statements target) throws SQLException {
        for (String table : TABLES) {
            requireEmpty(table, target);
        }
        try {
            for (String table : TABLES) {
                Backup.copy(table, source, target);
            }
        } catch (Backup.WriteFailed e) {
            throw Failures.nothingKept(into.dialect(), COPY, e.cause());
        }
        for (Setting setting : settings(source)) {
            put(setting, target);
        }
    }

    private void requireEmpty(String table, Statements target) throws SQLException {
        if (target.number("SELECT count(*) FROM @" + table).orElse(0) > 0) {
            throw new IllegalArgumentException(
                    "could not copy into " + into.dialect().name()
                            + ": it must be empty, but its table " + table
                            + " has rows. Nothing was changed; name a new store");
        }
    }

    /** Returns the numbers and keys that the rows go by. */
    private static List<Setting> settings(Statements source) throws SQLException {
        List<Setting> settings = new ArrayList<>();
        PreparedStatement select = source.bind(
                "SELECT name, value FROM @meta WHERE name <> ? AND name <> ?",
                Schema.NAME,
                "store");
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                settings.add(new Setting(rows.getString(1), rows.getString(2)));
            }
        }
        return settings;
    }

    private static void put(Setting setting, Statements target) throws SQLException {
        if (target.update(EventTables.SET_META, setting.value(), setting.name()) == 0) {
            target.update(
                    "INSERT INTO @meta(name, value) VALUES (?, ?)",
                    setting.name(),
                    setting.value());
        }
    }
}
