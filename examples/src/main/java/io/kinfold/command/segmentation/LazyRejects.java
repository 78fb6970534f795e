package io.kinfold.command.segmentation;

import io.kinfold.command.table.Reject;
import io.kinfold.command.table.RejectFile;
import io.kinfold.command.table.RejectSink;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file of rejects that is there only if something was rejected. */
public final class LazyRejects implements RejectSink, Closeable {
    private final Path path;
    private Optional<RejectFile> file = Optional.empty();

    /** Takes away what an earlier run left. */
    public LazyRejects(Path path) throws IOException {
        this.path = path;
        Files.deleteIfExists(path);
    }

    @Override
    public void reject(Reject reject) {
        if (file.isEmpty()) {
            try {
                file = Optional.of(RejectFile.create(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        file.get().reject(reject);
    }

    /** Returns the number of rows left out. */
    public long count() {
        return file.map(RejectFile::count).orElse(0L);
    }

    /** Returns the number of rows for each reason. */
    public SortedMap<String, Long> byReason() {
        return file.map(RejectFile::byReason)
                .orElseGet(() -> Collections.unmodifiableSortedMap(new TreeMap<>()));
    }

    /** Returns the file. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
