package io.kinfold.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.EventLog;
import io.kinfold.store.StoreException;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of the table meta that is missing or unreadable is told as damage: which row, and that a backup mends it. */
class DamagedMetaTest {
    private static final Configuration CONFIGURATION =
            Configuration.builder().namespace(Namespace.builder("line").build()).build();

    private static final String UNREADABLE = "x\u00FF7";

    @TempDir
    Path folder;

    private Path file;
    private int uses;

    @BeforeEach
    void fill() {
        file = folder.resolve("customers.db");
        use();
    }

    static Stream<String> rows() {
        return Stream.of(
                "schema",
                "store",
                "seq",
                "horizon",
                "event_seq",
                "event_identifiers",
                "erasure_key");
    }

    /** Does what needs the rows: takes a fragment in, keeps an event on it, writes a snapshot, erases both. */
    private void use() {
        JdbcStore store = JdbcStore.sqlite(file);
        try (store;
                IdentityGraph graph = IdentityGraph.builder()
                        .configuration(CONFIGURATION)
                        .store(store)
                        .build()) {
            String key = "no " + uses++;
            Identifier line = Identifier.of("line", "U1");
            FragmentId id = FragmentId.of("crm", key);
            graph.ingest(Fragment.builder("crm", key)
                    .identifier(line)
                    .observedAt(Instant.EPOCH)
                    .build());
            store.events()
                    .append(List.of(new EventLog.Entry.Tracked(
                            "view", Optional.empty(), line, "U1", Instant.EPOCH, "{}")));
            graph.snapshot();
            ProfileId profile = graph.profileId(id).orElseThrow();
            graph.erase(profile);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void use_undamaged_works() {
        file = folder.resolve("another.db");
        assertThatCode(this::use).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void use_anUnreadableRow_isToldAsDamage(String name) throws SQLException {
        execute("UPDATE meta SET value = '" + UNREADABLE + "' WHERE name = '" + name + "'");
        assertThatThrownBy(this::use)
                .isInstanceOfSatisfying(StoreException.class, DamagedMetaTest::requireDamaged)
                .hasMessageContaining("the row '" + name + "' of its table meta is not as Kinfold")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("restore a backup")
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(UNREADABLE));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void use_aMissingRow_isToldAsDamage(String name) throws SQLException {
        execute("DELETE FROM meta WHERE name = '" + name + "'");
        assertThatThrownBy(this::use)
                .isInstanceOfSatisfying(StoreException.class, DamagedMetaTest::requireDamaged)
                .hasMessageContaining("its table meta has no row '" + name + "'")
                .hasMessageContaining("restore a backup");
    }

    private static void requireDamaged(StoreException e) {
        assertThat(e.outcome()).isEqualTo(StoreException.Outcome.DAMAGED);
    }
}
