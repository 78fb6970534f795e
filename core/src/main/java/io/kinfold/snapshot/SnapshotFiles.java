package io.kinfold.snapshot;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The file of one graph's snapshot, and those of the others that share a folder.
 *
 * <p>The path that a store names is the first of {@value #PLACES} places; the others have a number behind it. A graph
 * holds a place as long as it is open, by a lock on a file beside it, so that no two write one file; which of
 * them it gets does not matter, since a snapshot is of a store and not of an instance. A file is written
 * under another name, forced to the disk, and then takes the place of the one before: so it is whole or
 * absent. Only the owner of the process may read it, where the file system knows owners. For one thread at a time.
 */
public final class SnapshotFiles implements AutoCloseable {
    private static final int PLACES = 32;

    private final Path base;
    private final Path file;
    private final FileChannel held;

    private SnapshotFiles(Path base, Path file, FileChannel held) {
        this.base = base;
        this.file = file;
        this.held = held;
    }

    /**
     * Takes a place that no other graph holds.
     *
     * @param base the first place
     * @return the place; empty where all are held
     * @throws IOException if the folder cannot be written to
     */
    public static Optional<SnapshotFiles> claim(Path base) throws IOException {
        for (int i = 1; i <= PLACES; i++) {
            Path file = place(base, i);
            FileChannel lock = lock(beside(file, ".lock"));
            if (lock != null) {
                Files.deleteIfExists(temporary(file));
                return Optional.of(new SnapshotFiles(base, file, lock));
            }
        }
        return Optional.empty();
    }

    private static @Nullable FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            locked = lock != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? channel : null;
    }

    private static Path place(Path base, int number) {
        return number == 1 ? base : beside(base, "." + number);
    }

    private static Path temporary(Path file) {
        return beside(file, ".tmp");
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Returns where the snapshot is, or will be. */
    public Path file() {
        return file;
    }

    /**
     * Writes a snapshot in place of the one before.
     *
     * @param content writes what it holds
     * @throws IOException if it could not be written; the one before is then still there
     */
    public void write(Consumer<BlockWriter> content) throws IOException {
        Path temporary = temporary(file);
        Files.deleteIfExists(temporary);
        try {
            try (FileChannel channel = create(temporary)) {
                BlockWriter out = new BlockWriter(channel);
                content.accept(out);
                out.end();
                channel.force(true);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder();
    }

    private static FileChannel create(Path path) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return FileChannel.open(path, options, OwnerOnly.attributes());
    }

    /** Makes names that came or went last; some systems do not let a folder be opened, and need it not. */
    private void forceFolder() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                // A rename that is lost leaves the former snapshot or none, and both are in order.
            }
        }
    }

    /** Returns the snapshots that are there, this graph's own first, then those of others. */
    public List<Path> present() {
        List<Path> present = new ArrayList<>();
        for (int i = 1; i <= PLACES; i++) {
            Path place = place(base, i);
            if (Files.exists(place)) {
                present.add(place.equals(file) ? 0 : present.size(), place);
            }
        }
        return present;
    }

    /**
     * Reads a snapshot.
     *
     * @param file one of those {@link #present}
     * @param content reads what it holds, all of it
     * @throws SnapshotException if it is not one that was written whole
     * @throws IOException if there is none, or if it cannot be read
     */
    public static <T> T read(Path file, Function<BlockReader, T> content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            BlockReader in = new BlockReader(channel);
            T read = content.apply(in);
            in.end();
            return read;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Deletes every snapshot in the folder, those of other graphs too, and what is only half written: one that is being
     * written meanwhile is lost.
     *
     * @return the names of the files that were there
     * @throws IOException if one could not be deleted
     */
    public List<String> deleteAll() throws IOException {
        List<String> deleted = new ArrayList<>();
        for (int i = 1; i <= PLACES; i++) {
            Path place = place(base, i);
            for (Path path : List.of(temporary(place), place)) {
                if (Files.deleteIfExists(path)) {
                    deleted.add(path.getFileName().toString());
                }
            }
        }
        if (!deleted.isEmpty()) {
            forceFolder();
        }
        return deleted;
    }

    /** Gives the place to others; the snapshot stays. */
    @Override
    public void close() throws IOException {
        held.close();
    }
}
