package io.kinfold.command.resolution;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a run's results. Files are written to a folder within it and moved into place
 * together at the end, run.json last: where run.json stands, all files are of one run. A run that
 * fails leaves what was there before.
 */
final class OutputFolder implements Closeable {
    /** The file that says that the others are whole. */
    static final String RUN = "run.json";

    private static final String PARTIAL = ".kinfold-partial";

    private final Path folder;
    private final Path partial;
    private final boolean existed;

    private OutputFolder(Path folder, boolean existed) throws IOException {
        this.folder = folder;
        this.existed = existed;
        this.partial = folder.resolve(PARTIAL);
        Files.createDirectories(folder);
        removePartial();
        Files.createDirectory(partial);
    }

    /** Opens a folder, which is made if it is not there. */
    static OutputFolder open(Path folder) throws IOException {
        return new OutputFolder(folder, Files.exists(folder));
    }

    /** Returns where to write a file. */
    Path file(String name) {
        return partial.resolve(name);
    }

    /** Moves the files into place, run.json last. */
    void commit(List<String> names) throws IOException {
        Files.deleteIfExists(folder.resolve(RUN));
        for (String name : names) {
            Files.move(
                    partial.resolve(name),
                    folder.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(partial.resolve(RUN), folder.resolve(RUN), StandardCopyOption.REPLACE_EXISTING);
    }

    private void removePartial() throws IOException {
        if (Files.isDirectory(partial)) {
            try (Stream<Path> files = Files.list(partial)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(partial);
        }
    }

    @Override
    public void close() throws IOException {
        removePartial();
        if (!existed) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                // The run was committed: its files stay.
            }
        }
    }
}
