package io.kinfold.command.accuracy;

import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of a table from its reader's place on; can be gone through once. */
record Rows(TableReader reader) implements Iterable<Row> {
    @Override
    public Iterator<Row> iterator() {
        return new Iterator<>() {
            private Optional<Row> next = read();

            @Override
            public boolean hasNext() {
                return next.isPresent();
            }

            @Override
            public Row next() {
                Row row = next.orElseThrow(NoSuchElementException::new);
                next = read();
                return row;
            }
        };
    }

    private Optional<Row> read() {
        try {
            // A truth with a hole would be worth nothing.
            return reader.next(reject -> {
                throw WrongInputException.of(
                        reader.file(), "line " + reject.line() + ": " + reject.reason());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
