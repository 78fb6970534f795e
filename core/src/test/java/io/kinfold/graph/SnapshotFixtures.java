package io.kinfold.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of snapshots. */
final class SnapshotFixtures {
    private SnapshotFixtures() {}

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static void empty(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
    }

    static void delete(Path folder) throws IOException {
        empty(folder);
        Files.delete(folder);
    }
}
