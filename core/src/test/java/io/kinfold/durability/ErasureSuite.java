package io.kinfold.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.EventLog;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.PostgreSql;
import io.kinfold.store.jdbc.JdbcStore;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Law 2 and erasure by law (docs/laws.md): whatever was said of a customer before he is erased, the answers are then those
 * of a graph that never had him, and none of his values stands in any file of the store.
 */
class ErasureSuite {
    private Path folder;

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("kinfold-erasure");
    }

    @AfterTry
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void erase_afterAnyHistoryInSqlite_leavesNothing(@ForAll long seed) throws Exception {
        Location location = Location.sqlite(folder.resolve("customers.db"));
        Life life = new Life(location, seed);
        life.history(25);
        life.erase();
        assertThat(Remains.of(life.person.values(), folder)).as("after erase").isEmpty();
        life.checkAnswers();
        life.replayLate();
        assertThat(Remains.of(life.person.values(), folder))
                .as("after a replay")
                .isEmpty();
        life.restart();
        life.checkAnswers();
        life.others(5);
        assertThat(Remains.of(life.person.values(), folder))
                .as("after a restart")
                .isEmpty();
        life.checkAnswers();
        life.end();
        assertThat(Remains.of(life.person.values(), folder)).as("after the end").isEmpty();
    }

    /** Keys stay for instances that have yet to hear of it, but no longer than one that died has its lease. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void erase_afterAnInstanceDied_leavesKeysForItsLeaseAndNothingElse(@ForAll long seed)
            throws Exception {
        Path file = folder.resolve("customers.db");
        Life life = new Life(Location.sqlite(file), seed);
        life.history(8);
        try (FragmentStore dead = life.location.open()) {
            dead.replay(operation -> {});
            life.erase();
            assertThat(Remains.of(life.person.secrets(), folder)).as("at once").isEmpty();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 10000");
                statement.execute("PRAGMA secure_delete = ON");
                statement.execute("UPDATE instance SET seen_at = 0 WHERE read_seq ="
                        + " (SELECT min(read_seq) FROM instance)");
            }
            life.eraseSomebody();
            assertThat(Remains.of(life.person.values(), folder)).as("after it").isEmpty();
        }
        life.end();
    }

    /** Another instance has him too, and a snapshot of its own: it hears of it, and nothing is left either. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void erase_whileAnotherGraphIsOpen_leavesNothingOnceItHears(@ForAll long seed)
            throws Exception {
        Location location = Location.sqlite(folder.resolve("customers.db"));
        Life life = new Life(location, seed);
        life.history(12);
        Life other = new Life(location, seed + 1);
        other.restart();
        life.history(6);
        other.catchUp();
        life.erase();
        other.catchUp();
        awaitNothing(life.person);
        Answers.assertSame(other.graph, life.graph);
        life.checkAnswers();
        other.end();
        life.end();
        assertThat(Remains.of(life.person.values(), folder)).as("closed").isEmpty();
    }

    /** What all have heard of is removed by a thread that nobody waits for. */
    private void awaitNothing(Person person) throws IOException {
        long until = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < until && !Remains.of(person.values(), folder).isEmpty()) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(Remains.of(person.values(), folder))
                .as("while both are open")
                .isEmpty();
    }

    /** PostgreSQL keeps dead rows and its own log for a while; no row that anybody can read has him. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void erase_afterAnyHistoryInPostgreSql_leavesNoRow(@ForAll long seed) throws Exception {
        PostgreSql server = PostgreSql.shared();
        String schema = PostgreSql.newSchema();
        Life life = new Life(Location.postgreSql(server.port(), schema, folder), seed);
        life.history(25);
        life.erase();
        life.checkAnswers();
        life.catchUp();
        assertThat(rows(server, schema, life.person)).isEmpty();
        assertThat(Remains.of(life.person.values(), folder)).isEmpty();
        life.restart();
        life.checkAnswers();
        life.end();
        assertThat(rows(server, schema, life.person)).isEmpty();
        assertThat(Remains.of(life.person.values(), folder)).isEmpty();
    }

    private static List<String> rows(PostgreSql server, String schema, Person person)
            throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                            + " WHERE schemaname = '" + schema + "'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).isNotEmpty();
            for (String table : tables) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT CAST(t AS text) FROM " + table + " t")) {
                    while (rows.next()) {
                        String row = rows.getString(1);
                        person.values().stream()
                                .filter(row::contains)
                                .forEach(value -> found.add(value + " in " + table));
                    }
                }
            }
        }
        return found;
    }

    /** A graph with a customer to be erased and with others, and a graph that has only these. */
    private static final class Life {
        private final Location location;
        private final Random random;
        private final Person person;
        private final Shop shop;
        private final Till never;
        private IdentityGraph graph;
        private EventLog log;

        Life(Location location, long seed) {
            this.location = location;
            random = new Random(seed);
            person = new Person(random);
            shop = new Shop(seed);
            graph = open();
            never = new Till(shop, 1, erasureKey());
        }

        private IdentityGraph open() {
            JdbcStore store = location.open();
            log = store.events();
            return IdentityGraph.builder()
                    .configuration(Shop.configuration(0))
                    .store(store)
                    .build();
        }

        private byte[] erasureKey() {
            try (FragmentStore store = location.open()) {
                return store.erasureKey().orElseThrow();
            }
        }

        void history(int acts) {
            for (int i = 0; i < acts; i++) {
                person.act(graph);
                log.append(person.events());
                others(random.nextInt(3));
                if (random.nextInt(8) == 0) {
                    restart();
                } else if (random.nextInt(8) == 0) {
                    graph.snapshot();
                }
            }
        }

        void others(int count) {
            for (int i = 0; i < count; i++) {
                int step = never.next();
                shop.step(1, step).run(graph);
                never.confirm(step);
            }
        }

        void restart() {
            graph.snapshot();
            graph.close();
            graph = open();
        }

        void erase() {
            person.erase(graph);
        }

        void eraseSomebody() {
            Person somebody = new Person(random);
            somebody.erase(graph);
        }

        /** To change nothing is an operation too, and comes after those of others. */
        void catchUp() {
            graph.retract(person.ids().get(0));
        }

        void replayLate() {
            for (int i = 0; i < person.ids().size(); i++) {
                graph.ingest(person.version(i));
            }
        }

        void checkAnswers() {
            Answers.assertSame(graph, never.graph());
        }

        void end() {
            graph.snapshot();
            graph.close();
        }
    }
}
