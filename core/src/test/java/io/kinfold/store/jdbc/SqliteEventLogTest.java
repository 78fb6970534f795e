package io.kinfold.store.jdbc;

import io.kinfold.store.EventLog;
import io.kinfold.store.EventLogContract;
import io.kinfold.store.FragmentStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
