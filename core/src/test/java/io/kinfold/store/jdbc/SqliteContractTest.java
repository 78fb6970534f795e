package io.kinfold.store.jdbc;

import io.kinfold.store.FragmentStore;
import io.kinfold.store.LastingStoreContract;
import io.kinfold.store.Place;

import net.jqwik.api.PropertyDefaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The store in SQLite keeps the contract. */
@PropertyDefaults(tries = 20)
class SqliteContractTest extends LastingStoreContract {
    @Override
    protected Place newPlace() {
        try {
            return new Folder(Files.createTempDirectory("kinfold-contract"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Folder(Path path) implements Place {
        @Override
        public FragmentStore open() {
            return JdbcStore.builder()
                    .sqlite(path.resolve("customers.db"))
                    .durability(Durability.RELAXED)
                    .build();
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
