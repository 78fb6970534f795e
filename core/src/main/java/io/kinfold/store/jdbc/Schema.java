package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

/** Creates Kinfold's tables, and brings those of an earlier release up to date, in one transaction. */
final class Schema {
    /** The version that this release reads and writes. */
    static final int VERSION = 1;

    /** The row of {@code meta} with the version. */
    static final String NAME = "schema";

    private static final int KEY_BYTES = 32;

    private Schema() {}

    static void prepare(Dialect dialect) {
        try (Statements statements = new Statements(dialect.connect(), dialect)) {
            dialect.begin(statements);
            try {
                dialect.lockSchema(statements);
                migrate(dialect, statements);
                dialect.commit(statements);
            } catch (SQLException | RuntimeException e) {
                dialect.rollback(statements);
                throw e;
            }
        } catch (SQLException e) {
            throw Failures.nothingKept(dialect, "open", e);
        }
    }

    private static void migrate(Dialect dialect, Statements statements) throws SQLException {
        int version = version(dialect, statements);
        if (version > VERSION) {
            throw new StoreException(
                    Outcome.NOTHING,
                    "could not open " + dialect.name() + ": its schema has version " + version
                            + ", but this release of Kinfold knows versions up to " + VERSION
                            + ". Nothing was changed; use the release that wrote it, or a later one");
        }
        for (int from = version; from < VERSION; from++) {
            for (String sql : dialect.migration(from)) {
                statements.execute(sql);
            }
        }
        if (version == 0) {
            fill(statements);
        }
        statements.update(
                "UPDATE @meta SET value = ? WHERE name = ?", Integer.toString(VERSION), NAME);
    }

    /** Returns the version of the schema; 0 where there is none. */
    private static int version(Dialect dialect, Statements statements) throws SQLException {
        if (!dialect.hasSchema(statements)) {
            return 0;
        }
        return Meta.read(statements, NAME, Integer::parseUnsignedInt);
    }

    private static void fill(Statements statements) throws SQLException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        add(statements, NAME, "0");
        add(statements, "store", UUID.randomUUID().toString());
        add(statements, Database.CHANGES, "0");
        add(statements, "horizon", "0");
        add(statements, EventTables.CHANGES, "0");
        add(statements, EventTables.NUMBERS, "0");
        add(statements, Meta.ERASURE_KEY, HexFormat.of().formatHex(key));
    }

    private static void add(Statements statements, String name, String value) throws SQLException {
        statements.update("INSERT INTO @meta(name, value) VALUES (?, ?)", name, value);
    }
}
