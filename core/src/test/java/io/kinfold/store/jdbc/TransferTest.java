package io.kinfold.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.Contents;
import io.kinfold.store.EventLog.Entry;
import io.kinfold.store.Operation;
import io.kinfold.store.Position;
import io.kinfold.store.PostgreSql;
import io.kinfold.store.Tombstone;
import io.kinfold.store.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies from one database into another. */
class TransferTest {
    private static final FragmentId ID = FragmentId.of("crm", "a\u0000b");
    private static final FragmentId OTHER = FragmentId.of("pos", "甲");
    private static final Entry.Tracked EVENT = new Entry.Tracked(
            "purchase",
            Optional.of("o-1"),
            Identifier.of("line", "U1"),
            "U1",
            Instant.EPOCH,
            "{\"amount\":250.50}");

    @TempDir
    private Path folder;

    private JdbcStore filled() {
        JdbcStore store = JdbcStore.sqlite(folder.resolve("from.db"));
        List<Operation> operations = List.of(
                put(ID, "\u0000 \ud83d\ude00"),
                put(OTHER, "臺南"),
                new Operation.Decide(
                        new Decision(Decision.Kind.SEPARATE, ID, OTHER, Instant.EPOCH, "ann")),
                new Operation.Bury(List.of(new Tombstone(1, 2))));
        try (Turn turn = store.turn()) {
            turn.others();
            turn.apply(operations);
        }
        store.events()
                .append(List.of(
                        EVENT, new Entry.Tagged(ID, "vip", Instant.EPOCH, Optional.empty())));
        return store;
    }

    private static Operation put(FragmentId id, String name) {
        Fragment fragment = Fragment.builder(id.source(), id.key())
                .observedAt(Instant.EPOCH)
                .identifier("line", "U1")
                .attribute("name", name)
                .build();
        return new Operation.Put(fragment, Instant.EPOCH.minusMillis(1));
    }

    @Test
    void copyTo_sqliteToSqlite_isTheSameButAnotherStore() {
        try (JdbcStore from = filled();
                JdbcStore into = JdbcStore.sqlite(folder.resolve("into.db"))) {
            check(from, into);
        }
    }

    @Test
    void copyTo_sqliteToPostgreSql_isTheSameButAnotherStore() {
        PostgreSql server = PostgreSql.shared();
        try (JdbcStore from = filled();
                JdbcStore into = JdbcStore.builder()
                        .postgres(server.dataSource())
                        .schema(PostgreSql.newSchema())
                        .build()) {
            check(from, into);
        }
    }

    private static void check(JdbcStore from, JdbcStore into) {
        Contents contents = Contents.of(from);
        Position position = from.position().orElseThrow();
        from.copyTo(into);

        assertThat(into.resume(position)).isFalse();
        assertThat(Contents.of(into)).isEqualTo(contents);
        assertThat(into.erasureKey())
                .hasValueSatisfying(
                        key -> assertThat(key).isEqualTo(from.erasureKey().orElseThrow()));
        assertThat(into.events().about(List.of(Identifier.of("line", "U1")), List.of(ID)))
                .isEqualTo(from.events().about(List.of(Identifier.of("line", "U1")), List.of(ID)))
                .hasSize(2);
        assertThat(into.events().append(List.of(EVENT)).get(0).count())
                .as("a repeated event")
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from.copyTo(into))
                .withMessageContaining("must be empty, but its table fragment has rows");
    }

    @Test
    void tables_ofANewStore_areAllCopiedButThoseOfTheStoreItself() {
        try (JdbcStore store = JdbcStore.sqlite(folder.resolve("new.db"))) {
            List<String> tables = store.database().readers().read("read from", statements -> {
                List<String> names = new ArrayList<>();
                try (ResultSet rows = statements
                        .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
                        .executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                return names;
            });
            tables.removeAll(List.of("meta", "milestone", "instance"));
            assertThat(tables).containsExactlyInAnyOrderElementsOf(Transfer.TABLES);
        }
    }
}
