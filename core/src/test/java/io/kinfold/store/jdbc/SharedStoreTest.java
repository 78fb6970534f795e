package io.kinfold.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Operation;
import io.kinfold.store.Position;
import io.kinfold.store.PostgreSql;
import io.kinfold.store.StoreException;
import io.kinfold.store.Tombstone;
import io.kinfold.store.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Several stores in one database: what they tell each other, and what is forgotten when. */
class SharedStoreTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("customers.db");
    }

    private static Operation put(String key) {
        return new Operation.Put(Fragment.builder("crm", key).observedAt(DAY).build(), DAY);
    }

    private static Operation remove(String key) {
        return new Operation.Remove(FragmentId.of("crm", key));
    }

    private static Operation erase(String key) {
        return new Operation.Erase(
                List.of(FragmentId.of("crm", key)),
                List.of(new Tombstone(1, key.hashCode())),
                List.of());
    }

    private static void apply(JdbcStore store, Operation... operations) {
        try (Turn turn = store.turn()) {
            turn.others();
            turn.apply(List.of(operations));
        }
    }

    private static List<Operation> replayed(JdbcStore store) {
        List<Operation> all = new ArrayList<>();
        store.replay(all::add);
        return all;
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute(sql);
        }
    }

    @Test
    void erase_whereNobodyElseLives_isForgottenAtOnce() throws Exception {
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            replayed(store);
            apply(store, put("1"), put("2"), remove("2"));
            assertThat(ask("SELECT count(*) FROM departed")).isOne();
            apply(store, erase("1"));
            assertThat(ask("SELECT count(*) FROM departed")).isZero();
            assertThat(ask("SELECT value FROM meta WHERE name = 'horizon'")).isEqualTo(4);
            assertThat(Files.size(folder.resolve("customers.db-wal"))).isLessThan(8_192);
            assertThat(store.health().compactionDue()).isFalse();
        }
    }

    @Test
    void erase_whereAnotherLives_isRememberedUntilThatHasRead() throws SQLException {
        try (JdbcStore store = JdbcStore.sqlite(file());
                JdbcStore other = JdbcStore.sqlite(file())) {
            replayed(store);
            replayed(other);
            apply(store, put("1"), erase("1"));
            assertThat(ask("SELECT count(*) FROM departed")).isOne();
            assertThat(other.others()).containsExactly(erase("1"));
            other.history().instances().renew();
            store.history().instances().renew();
            assertThat(ask("SELECT count(*) FROM departed")).isZero();
        }
    }

    @Test
    void others_ofOneWhoseLeaseEnded_saysThatTheGraphMustBeBuiltAgain() throws SQLException {
        try (JdbcStore store = JdbcStore.sqlite(file());
                JdbcStore asleep = JdbcStore.sqlite(file())) {
            replayed(store);
            replayed(asleep);
            execute("UPDATE instance SET seen_at = seen_at - 400000000 WHERE id = '"
                    + asleep.history().instances().id() + "'");
            apply(store, put("1"), erase("1"));
            assertThat(ask("SELECT count(*) FROM departed")).isZero();
            assertThatThrownBy(asleep::others)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("away for more than its lease of 5 minutes")
                    .hasMessageContaining("close the graph and build it again");
            assertThat(asleep.position()).isPresent();
        }
    }

    @Test
    void resume_fromAPositionBeforeAnErasure_isRefused() {
        Position before;
        Position after;
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            replayed(store);
            apply(store, put("1"), put("2"));
            before = store.position().orElseThrow();
            apply(store, erase("1"));
            after = store.position().orElseThrow();
        }
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            assertThat(store.resume(before)).isFalse();
            assertThat(store.resume(after)).isTrue();
            assertThat(store.resume(new Position(after.store(), after.number(), after.token() + 1)))
                    .isFalse();
        }
    }

    @Test
    void position_askedOften_keepsTheLastHundred() throws SQLException {
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            replayed(store);
            for (int i = 0; i < 150; i++) {
                apply(store, put("" + i));
                assertThat(store.position()).isEqualTo(store.position());
            }
            assertThat(ask("SELECT count(*) FROM milestone")).isEqualTo(100);
        }
    }

    @Test
    void onChange_whereAnotherWrites_wakes() throws InterruptedException {
        try (JdbcStore store = JdbcStore.builder()
                        .sqlite(file())
                        .pollInterval(Duration.ofMillis(5))
                        .build();
                JdbcStore other = JdbcStore.sqlite(file())) {
            requireWoken(store, other);
        }
    }

    @Test
    void onChange_inPostgreSql_needsNoPolling() throws InterruptedException {
        PostgreSql server = PostgreSql.shared();
        String schema = PostgreSql.newSchema();
        try (JdbcStore store = JdbcStore.builder()
                        .postgres(server.dataSource())
                        .schema(schema)
                        .pollInterval(Duration.ofHours(1))
                        .build();
                JdbcStore other = JdbcStore.builder()
                        .postgres(server.dataSource())
                        .schema(schema)
                        .build()) {
            requireWoken(store, other);
        }
    }

    /** Writes until the other wakes, as it may not listen yet when something is written. */
    private static void requireWoken(JdbcStore store, JdbcStore other) throws InterruptedException {
        replayed(store);
        replayed(other);
        CountDownLatch woken = new CountDownLatch(1);
        store.onChange(woken::countDown);
        int tries = 0;
        do {
            apply(other, put("" + tries));
            tries++;
        } while (!woken.await(100, TimeUnit.MILLISECONDS) && tries < 200);
        assertThat(woken.getCount()).isZero();
    }

    @Test
    void backup_whileOpen_opensAsAStoreWithTheSameHistory() throws SQLException {
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            requireBackup(store);
        }
    }

    @Test
    void backup_ofPostgreSql_opensAsAStoreWithTheSameHistory() throws SQLException {
        PostgreSql server = PostgreSql.shared();
        String schema = PostgreSql.newSchema();
        try (JdbcStore store =
                JdbcStore.builder().postgres(server.dataSource()).schema(schema).build()) {
            requireBackup(store);
        }
    }

    @Test
    void erase_ofOneAmongMany_leavesNoByteInTheFile() throws Exception {
        Random random = new Random(5);
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            replayed(store);
            for (int part = 0; part < 10; part++) {
                Operation[] operations = new Operation[300];
                for (int i = 0; i < operations.length; i++) {
                    String key = "" + random.nextInt(800);
                    operations[i] = random.nextInt(10) < 3 ? remove(key) : known(key, random);
                }
                apply(store, operations);
            }
            for (int key = 0; key < 800; key += 80) {
                apply(store, erase("" + key));
            }
        }
        String content = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(content).contains("kept").doesNotContain("secret");
    }

    /** Rows of many sizes move about in the file, and moving leaves copies. */
    private static Operation known(String key, Random random) {
        String word = Integer.parseInt(key) % 80 == 0 ? "secret" : "kept";
        Fragment fragment = Fragment.builder("crm", key)
                .observedAt(DAY)
                .attribute("name", word + "x".repeat(random.nextInt(400)))
                .build();
        return new Operation.Put(fragment, DAY);
    }

    @Test
    void compact_inPostgreSql_isDueAfterAnErasureAndLeavesAllThere() {
        PostgreSql server = PostgreSql.shared();
        String schema = PostgreSql.newSchema();
        try (JdbcStore store =
                JdbcStore.builder().postgres(server.dataSource()).schema(schema).build()) {
            replayed(store);
            apply(store, put("1"), put("2"));
            assertThat(store.health().compactionDue()).isFalse();
            apply(store, erase("1"));
            assertThat(store.health().compactionDue()).isTrue();
            store.compact();
            assertThat(store.health().compactionDue()).isFalse();
            apply(store, put("3"));
            assertThat(replayed(store)).contains(put("2"), put("3")).hasSize(3);
        }
    }

    private void requireBackup(JdbcStore store) throws SQLException {
        Path copy = folder.resolve("copy.db");
        replayed(store);
        apply(store, put("1"), put("2"), put("\0\\3"), remove("2"));
        Position position = store.position().orElseThrow();
        apply(store, put("4"), erase("5"));
        store.backup(copy);
        assertThatThrownBy(() -> store.backup(copy))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the file exists, and a backup replaces none");
        apply(store, put("6"));
        assertThat(folder.toFile().list()).contains("copy.db").doesNotContain("copy.db-wal");
        try (JdbcStore opened = JdbcStore.sqlite(copy)) {
            assertThat(replayed(opened))
                    .containsExactlyInAnyOrder(
                            put("1"),
                            put("\0\\3"),
                            put("4"),
                            new Operation.Bury(List.of(new Tombstone(1, "5".hashCode()))));
            assertThat(opened.erasureKey().orElseThrow())
                    .isEqualTo(store.erasureKey().orElseThrow());
            assertThat(opened.position().orElseThrow().store()).isEqualTo(position.store());
            assertThat(opened.health().instances()).isOne();
        }
    }

    @Test
    void close_twice_doesNothingMore() {
        JdbcStore store = JdbcStore.sqlite(file());
        store.close();
        store.close();
        assertThatThrownBy(store::turn)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the store is closed");
        assertThatThrownBy(() -> store.fragment(FragmentId.of("crm", "1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the store is closed");
    }

    @Test
    void turn_withinATurnOfTheSameThread_isRefused() {
        try (JdbcStore store = JdbcStore.sqlite(file());
                Turn turn = store.turn()) {
            assertThatThrownBy(store::turn)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("end it first");
            assertThat(turn.others()).isEmpty();
        }
    }

    @Test
    void readable_fragment_showsTimesAsText() throws SQLException {
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            replayed(store);
            Instant before = Instant.parse("1969-12-31T23:59:59.999999Z");
            apply(
                    store,
                    new Operation.Put(
                            Fragment.builder("crm", "1").observedAt(DAY).build(), before));
            String sql = "SELECT count(*) FROM readable_fragment WHERE key = '1'"
                    + " AND observed_iso = '2026-03-01T00:00:00.000000Z'"
                    + " AND first_observed_iso = '" + before + "'";
            assertThat(ask(sql)).isOne();
        }
    }
}
