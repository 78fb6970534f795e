package io.kinfold.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Operation;
import io.kinfold.store.StoreException;
import io.kinfold.store.Tombstone;
import io.kinfold.store.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class SqliteStoreTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("customers.db");
    }

    private static Fragment fragment(String key) {
        return Fragment.builder("crm", key)
                .observedAt(DAY)
                .identifier("phone", "0912345678")
                .attribute("name", "林")
                .build();
    }

    private static Operation put(String key) {
        return new Operation.Put(fragment(key), DAY);
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

    @Test
    void replay_afterReopening_handsOverWhatWasApplied() {
        Operation decide = new Operation.Decide(new Decision(
                Decision.Kind.JOIN, FragmentId.of("crm", "1"), FragmentId.of("crm", "2"), DAY, ""));
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            apply(store, put("1"), put("2"), put("\0\\3"), decide);
            apply(store, new Operation.Remove(FragmentId.of("crm", "2")));
        }
        try (JdbcStore store = JdbcStore.sqlite(file())) {
            assertThat(replayed(store)).containsExactlyInAnyOrder(put("1"), put("\0\\3"), decide);
            assertThat(store.fragment(FragmentId.of("crm", "1"))).contains(fragment("1"));
            assertThat(store.fragment(FragmentId.of("crm", "2"))).isEmpty();
        }
    }

    @Test
    void others_whereAnotherStoreWrites_areHandedOverInOrder() {
        try (JdbcStore one = JdbcStore.sqlite(file());
                JdbcStore other = JdbcStore.sqlite(file())) {
            replayed(one);
            replayed(other);
            FragmentId id = FragmentId.of("crm", "1");
            Operation erase =
                    new Operation.Erase(List.of(id), List.of(new Tombstone(-1, 7)), List.of());
            apply(one, put("1"), put("2"));
            assertThat(other.others()).containsExactly(put("1"), put("2"));
            apply(one, new Operation.Remove(FragmentId.of("crm", "2")), put("3"), erase);
            assertThat(other.others())
                    .containsExactly(
                            new Operation.Remove(FragmentId.of("crm", "2")), put("3"), erase);
            assertThat(other.others()).isEmpty();
            assertThat(one.others()).isEmpty();
        }
    }

    @Test
    void open_aFileThatIsNoDatabase_saysSo() throws Exception {
        Files.writeString(file(), "no database at all, but long enough to be looked at".repeat(50));
        assertThatThrownBy(() -> JdbcStore.sqlite(file()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it is no database of this kind");
    }
}
