package io.kinfold.store.jdbc;

import java.util.List;
import java.util.stream.Stream;

/** The tables in SQLite. What they mean stands in docs/storage.md. */
final class SqliteSchema {
    private SqliteSchema() {}

    static List<String> migration(int from, int application) {
        return switch (from) {
            case 0 ->
                Stream.of(
                                first(application),
                                EventTables.create("INTEGER", " WITHOUT ROWID"),
                                EventTables.index("@", ""),
                                List.of(view("event", "at"), view("tag", "since", "until")))
                        .flatMap(List::stream)
                        .toList();
            default -> throw new IllegalArgumentException("no migration from version " + from);
        };
    }

    private static List<String> first(int application) {
        return List.of(
                "PRAGMA application_id = " + application,
                """
                CREATE TABLE @meta(
                  name TEXT NOT NULL PRIMARY KEY,
                  value TEXT NOT NULL) WITHOUT ROWID""",
                """
                CREATE TABLE @fragment(
                  seq INTEGER PRIMARY KEY,
                  source TEXT NOT NULL,
                  key TEXT NOT NULL,
                  first_observed INTEGER NOT NULL,
                  observed INTEGER NOT NULL,
                  payload TEXT NOT NULL,
                  checksum INTEGER,
                  UNIQUE(source, key))""",
                """
                CREATE TABLE @decision(
                  seq INTEGER PRIMARY KEY,
                  first_source TEXT NOT NULL,
                  first_key TEXT NOT NULL,
                  second_source TEXT NOT NULL,
                  second_key TEXT NOT NULL,
                  kind TEXT NOT NULL,
                  at TEXT NOT NULL,
                  decided_by TEXT NOT NULL,
                  checksum INTEGER,
                  UNIQUE(first_source, first_key, second_source, second_key))""",
                "CREATE INDEX @decision_second ON decision(second_source, second_key)",
                """
                CREATE TABLE @tombstone(
                  hash TEXT NOT NULL PRIMARY KEY,
                  seq INTEGER NOT NULL,
                  checksum INTEGER) WITHOUT ROWID""",
                "CREATE INDEX @tombstone_seq ON tombstone(seq)",
                """
                CREATE TABLE @departed(
                  seq INTEGER NOT NULL,
                  source TEXT NOT NULL,
                  key TEXT NOT NULL,
                  tombstone TEXT,
                  PRIMARY KEY(seq, source, key)) WITHOUT ROWID""",
                "CREATE INDEX @departed_erased ON departed(seq) WHERE tombstone IS NOT NULL",
                """
                CREATE TABLE @milestone(
                  seq INTEGER PRIMARY KEY,
                  token INTEGER NOT NULL)""",
                """
                CREATE TABLE @instance(
                  id TEXT NOT NULL PRIMARY KEY,
                  read_seq INTEGER NOT NULL,
                  seen_at INTEGER NOT NULL) WITHOUT ROWID""",
                view("fragment", "first_observed", "observed"));
    }

    private static String view(String table, String... times) {
        StringBuilder sql = new StringBuilder("CREATE VIEW @readable_" + table + " AS SELECT *");
        for (String time : times) {
            sql.append(", ").append(iso(time)).append(" AS ").append(time).append("_iso");
        }
        return sql.append(" FROM ").append(table).toString();
    }

    /** Returns SQL for a time as ISO 8601 to the microsecond; SQLite knows the years 0 to 9999. */
    private static String iso(String column) {
        String micros = "((" + column + " % 1000000 + 1000000) % 1000000)";
        return "strftime('%Y-%m-%dT%H:%M:%S', (" + column + " - " + micros
                + ") / 1000000, 'unixepoch') || printf('.%06dZ', " + micros + ")";
    }
}
