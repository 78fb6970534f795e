package io.kinfold.store.jdbc;

import java.util.List;
import java.util.stream.Stream;

/** The tables in PostgreSQL. What they mean stands in docs/storage.md. */
final class PostgresSchema {
    private PostgresSchema() {}

    static List<String> migration(int from) {
        return switch (from) {
            case 0 ->
                Stream.of(
                                first(),
                                EventTables.create("bigint", ""),
                                EventTables.index("", "@"),
                                List.of(view("event", "at"), view("tag", "since", "until")))
                        .flatMap(List::stream)
                        .toList();
            default -> throw new IllegalArgumentException("no migration from version " + from);
        };
    }

    private static List<String> first() {
        return List.of(
                """
                CREATE TABLE @meta(
                  name text PRIMARY KEY,
                  value text NOT NULL)""",
                """
                CREATE TABLE @fragment(
                  seq bigint NOT NULL,
                  source text COLLATE "C" NOT NULL,
                  key text COLLATE "C" NOT NULL,
                  first_observed bigint NOT NULL,
                  observed bigint NOT NULL,
                  payload text NOT NULL,
                  checksum bigint,
                  PRIMARY KEY (source, key))""",
                "CREATE INDEX fragment_seq ON @fragment(seq)",
                """
                CREATE TABLE @decision(
                  seq bigint NOT NULL,
                  first_source text COLLATE "C" NOT NULL,
                  first_key text COLLATE "C" NOT NULL,
                  second_source text COLLATE "C" NOT NULL,
                  second_key text COLLATE "C" NOT NULL,
                  kind text NOT NULL,
                  at text NOT NULL,
                  decided_by text NOT NULL,
                  checksum bigint,
                  PRIMARY KEY (first_source, first_key, second_source, second_key))""",
                "CREATE INDEX decision_seq ON @decision(seq)",
                "CREATE INDEX decision_second ON @decision(second_source, second_key)",
                """
                CREATE TABLE @tombstone(
                  hash text PRIMARY KEY,
                  seq bigint NOT NULL,
                  checksum bigint)""",
                "CREATE INDEX tombstone_seq ON @tombstone(seq)",
                """
                CREATE TABLE @departed(
                  seq bigint NOT NULL,
                  source text COLLATE "C" NOT NULL,
                  key text COLLATE "C" NOT NULL,
                  tombstone text,
                  PRIMARY KEY (seq, source, key))""",
                "CREATE INDEX departed_erased ON @departed(seq) WHERE tombstone IS NOT NULL",
                """
                CREATE TABLE @milestone(
                  seq bigint PRIMARY KEY,
                  token bigint NOT NULL)""",
                """
                CREATE TABLE @instance(
                  id text PRIMARY KEY,
                  read_seq bigint NOT NULL,
                  seen_at bigint NOT NULL)""",
                view("fragment", "first_observed", "observed"));
    }

    private static String view(String table, String... times) {
        StringBuilder sql = new StringBuilder("CREATE VIEW @readable_" + table + " AS SELECT t.*");
        for (String time : times) {
            sql.append(", ")
                    .append(iso("t." + time))
                    .append(" AS ")
                    .append(time)
                    .append("_iso");
        }
        return sql.append(" FROM @").append(table).append(" t").toString();
    }

    /** Returns SQL for a time as a timestamp; PostgreSQL knows no year before -4712. */
    private static String iso(String column) {
        return "CASE WHEN " + column + " > -210000000000000000 THEN timestamptz 'epoch' + ("
                + column + " / 1000000) * interval '1 second' + (" + column
                + " % 1000000) * interval '1 microsecond' END";
    }
}
