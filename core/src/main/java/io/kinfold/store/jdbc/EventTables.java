package io.kinfold.store.jdbc;

import java.util.List;

/** The tables of events and tags, and what is read from and written to them. What they mean stands in docs/storage-events.md. */
final class EventTables {
    /** The row of {@code meta} that numbers what becomes of events and tags. */
    static final String CHANGES = "event_seq";

    /** The row of {@code meta} with the last number that an identifier got. */
    static final String NUMBERS = "event_identifiers";

    static final String SET_META = "UPDATE @meta SET value = ? WHERE name = ?";

    static final String KNOW =
            "INSERT INTO @event_id(high, low) SELECT ?, ? WHERE true ON CONFLICT DO NOTHING";
    static final String NAME = """
            INSERT INTO @event_identifier(number, namespace, scope, value, normal, hash, normal_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    static final String RENAME =
            "UPDATE @event_identifier SET normal = ?, normal_hash = ? WHERE number = ?";
    static final String TRACK =
            "INSERT INTO @event(seq, identifier, type, id, at, fields) VALUES (?, ?, ?, ?, ?, ?)";
    static final String TAG = """
            INSERT INTO @tag(high, low, fragment, source, key, tag, since, until, seq)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (high, low) DO UPDATE
            SET since = excluded.since, until = excluded.until, seq = excluded.seq""";
    static final String UNTAG = """
            UPDATE @tag SET since = NULL, until = NULL, seq = ?
            WHERE high = ? AND low = ? AND since IS NOT NULL""";

    private EventTables() {}

    /**
     * Returns the statements that create the tables.
     *
     * @param integer the database's word for an integer of 64 bits
     * @param byKey what it says of a table that lies in its primary key
     */
    static List<String> create(String integer, String byKey) {
        return List.of("""
                CREATE TABLE @event_identifier(
                  number INTEGER8 NOT NULL PRIMARY KEY,
                  namespace TEXT NOT NULL,
                  scope TEXT NOT NULL,
                  value TEXT NOT NULL,
                  normal TEXT NOT NULL,
                  hash INTEGER8 NOT NULL,
                  normal_hash INTEGER8 NOT NULL)""", """
                CREATE TABLE @event(
                  seq INTEGER8 NOT NULL PRIMARY KEY,
                  identifier INTEGER8 NOT NULL,
                  type TEXT NOT NULL,
                  id TEXT,
                  at INTEGER8 NOT NULL,
                  fields TEXT NOT NULL)""", """
                CREATE TABLE @event_id(
                  high INTEGER8 NOT NULL,
                  low INTEGER8 NOT NULL,
                  PRIMARY KEY(high, low)){byKey}""", """
                CREATE TABLE @event_gone(
                  seq INTEGER8 NOT NULL,
                  identifier INTEGER8 NOT NULL,
                  PRIMARY KEY(seq, identifier)){byKey}""", """
                CREATE TABLE @tag(
                  high INTEGER8 NOT NULL,
                  low INTEGER8 NOT NULL,
                  fragment INTEGER8 NOT NULL,
                  source TEXT NOT NULL,
                  key TEXT NOT NULL,
                  tag TEXT NOT NULL,
                  since INTEGER8,
                  until INTEGER8,
                  seq INTEGER8 NOT NULL,
                  PRIMARY KEY(high, low))""", """
                CREATE TABLE @tag_erased(
                  high INTEGER8 NOT NULL,
                  low INTEGER8 NOT NULL,
                  largest INTEGER8 NOT NULL,
                  PRIMARY KEY(high, low)){byKey}""").stream()
                .map(sql -> sql.replace("INTEGER8", integer).replace("{byKey}", byKey))
                .toList();
    }

    /** Returns the statements that create the indexes; {@code prefix} stands before an index's name, {@code on} before a table's. */
    static List<String> index(String prefix, String on) {
        return List.of(
                index(prefix, "event_identifier_hash", on, "event_identifier(hash)"),
                index(prefix, "event_identifier_normal", on, "event_identifier(normal_hash)"),
                index(prefix, "event_identifier_events", on, "event(identifier)"),
                index(prefix, "tag_fragment", on, "tag(fragment)"),
                index(prefix, "tag_seq", on, "tag(seq)"));
    }

    private static String index(String prefix, String name, String on, String columns) {
        return "CREATE INDEX " + prefix + name + " ON " + on + columns;
    }
}
