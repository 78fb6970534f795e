package io.kinfold.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog;
import io.kinfold.store.EventLogContract;
import io.kinfold.store.FragmentStore;

import net.jqwik.api.Example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events and tags in SQLite keep the contract. */
class SqliteEventLogTest extends EventLogContract {
    @Override
    protected Base newBase() {
        try {
            return new Folder(Files.createTempDirectory("kinfold-events"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Example
    void append_ofForgotten_leavesNoByteInAnyFile() throws IOException {
        try (Folder folder = new Folder(Files.createTempDirectory("kinfold-events"));
                FragmentStore store = folder.store()) {
            EventLog log = folder.log(store);
            for (int i = 0; i < 40; i++) {
                List<EventLog.Entry> entries = new ArrayList<>();
                for (int j = 0; j < 200; j++) {
                    entries.add(event(j % 20 == 7 ? "SECRET" : "U" + j, i + "-" + j));
                }
                log.append(entries);
            }
            assertThat(folder.holds("SECRET")).isTrue();
            EventLog.Entry forgotten =
                    new EventLog.Entry.Forgotten(Identifier.of("line", "SECRET"));
            assertThat(log.append(List.of(forgotten)).get(0).count()).isEqualTo(400);
            assertThat(folder.holds("SECRET")).isFalse();
        }
    }

    private static EventLog.Entry event(String line, String id) {
        return new EventLog.Entry.Tracked(
                "view",
                Optional.of(line + id),
                Identifier.of("line", line),
                line,
                Instant.EPOCH,
                "{\"by\":\"" + line + "\"}");
    }

    private record Folder(Path path) implements Base {
        @Override
        public FragmentStore store() {
            return JdbcStore.builder()
                    .sqlite(path.resolve("customers.db"))
                    .durability(Durability.RELAXED)
                    .build();
        }

        @Override
        public EventLog log(FragmentStore store) {
            return ((JdbcStore) store).events();
        }

        /** Returns whether any file holds a text. */
        boolean holds(String text) throws IOException {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String bytes =
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    if (bytes.contains(text)) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public void close() {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
