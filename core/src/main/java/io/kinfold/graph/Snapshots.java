package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Fragment;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;
import io.kinfold.snapshot.SnapshotFiles;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Position;
import io.kinfold.store.StoreException;
import io.kinfold.store.Tombstone;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Starts an engine from a snapshot, where there is one that can be trusted, and writes one.
 *
 * <p>A snapshot is not used unless every checksum and every number in it is right, it was made under this
 * configuration, the store knows its position, and some of its fragments, read from the store again, come to the
 * same keys. Whatever else it is, it says so in one line of the log, and everything is replayed. For
 * whoever keeps writers out; {@link #count} is for writers.
 */
final class Snapshots implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    /** Fewer changes than these are replayed as fast as a snapshot is read. */
    private static final int FEW = 10_000;

    /** One change in so many fragments: to take them in costs as much as to write the file. */
    private static final int SHARE = 50;

    /** How many fragments are read again before a snapshot is trusted. */
    private static final int SAMPLE = 256;

    /** What was read of a snapshot, and is whole. */
    private record Image(Engine engine, Position position, Set<Tombstone> tombstones) {}

    private final FragmentStore store;
    private final Tombstones tombstones;
    private final Feed feed;
    private final @Nullable SnapshotFiles files;
    private long changes;
    private boolean absent = true;
    private boolean undeleted;

    Snapshots(FragmentStore store, Tombstones tombstones, Feed feed) {
        this.store = store;
        this.tombstones = tombstones;
        this.feed = feed;
        files = store.snapshots().map(Snapshots::claim).orElse(null);
    }

    private static @Nullable SnapshotFiles claim(Path base) {
        try {
            Optional<SnapshotFiles> claimed = SnapshotFiles.claim(base);
            if (claimed.isEmpty()) {
                LOG.warn("no snapshot is kept: other graphs hold every place at {}", base);
            }
            return claimed.orElse(null);
        } catch (IOException e) {
            LOG.warn("no snapshot is kept: {} cannot be written to: {}", base, name(e));
            return null;
        }
    }

    private static String name(Exception e) {
        return e.getClass().getSimpleName();
    }

    /** Returns an engine as of the store's present: from a snapshot, or else by replaying all that the store holds. */
    Engine start(Configuration configuration, Supplier<Engine> replay) {
        boolean started = false;
        try {
            Engine engine = load(configuration);
            if (engine == null) {
                engine = replay.get();
                replaced(engine);
            }
            writeIfDue(engine);
            started = true;
            return engine;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** Returns an engine as of the store's present, or null where all that the store holds is to be replayed. */
    private @Nullable Engine load(Configuration configuration) {
        if (files == null) {
            return null;
        }
        List<Path> present = files.present();
        for (Path file : present) {
            Engine engine = load(configuration, file);
            if (engine != null) {
                return engine;
            }
        }
        if (present.isEmpty()) {
            LOG.info(
                    "there is no snapshot at {}; all that the store holds is replayed",
                    files.file());
        }
        return null;
    }

    private @Nullable Engine load(Configuration configuration, Path file) {
        String why;
        try {
            return trusted(configuration, file);
        } catch (SnapshotException e) {
            why = String.valueOf(e.getMessage());
        } catch (StoreException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            why = "reading it failed with " + name(e);
        }
        LOG.warn("the snapshot {} is not used, since {}; the store is replayed instead", file, why);
        return null;
    }

    private Engine trusted(Configuration configuration, Path file) throws IOException {
        long begun = System.nanoTime();
        Image image = SnapshotFiles.read(file, in -> read(in, configuration));
        check(store.resume(image.position()), "the store is another or has forgotten that time");
        tombstones.addAll(image.tombstones());
        Engine engine = image.engine();
        engine.asOf(Instant.MIN);
        changes = 0;
        absent = false;
        for (List<Operation> others = store.others(); !others.isEmpty(); others = store.others()) {
            engine.follow(others);
            count(others);
        }
        checkSample(engine, image.position());
        LOG.info(
                "started from the snapshot {} and {} changes since, {} ms",
                file,
                changes,
                (System.nanoTime() - begun) / 1_000_000);
        return engine;
    }

    private Image read(BlockReader in, Configuration configuration) {
        in.part("snapshot");
        check(
                in.text().equals(configuration.fingerprint()),
                "it was made under another configuration, or by normalizers or matchers that answered otherwise");
        UUID id = new UUID(in.longNumber(), in.longNumber());
        Position position = new Position(id, in.longNumber(), in.longNumber());
        Engine engine = new Engine(configuration, store, tombstones, feed, in.longNumber());
        Set<Tombstone> erased = Tombstones.load(in);
        EngineImage.load(in, engine);
        return new Image(engine, position, erased);
    }

    /** Reads some fragments from the store again: the code that made the keys is not in the configuration. */
    private void checkSample(Engine engine, Position position) {
        int capacity = engine.components().topology().forest().capacity();
        SplittableRandom random = new SplittableRandom(position.number() ^ position.token());
        for (int i = 0; capacity > 0 && i < Math.min(SAMPLE, 2 * capacity); i++) {
            int fragment = random.nextInt(capacity);
            Fragment payload = engine.components().fragments().isPresent(fragment)
                    ? engine.stored(fragment)
                    : null;
            check(
                    payload == null || engine.isStill(fragment, payload),
                    "a fragment, read again, comes to other keys or pairs");
        }
    }

    /**
     * Writes a snapshot of an engine that is as of the store's present.
     *
     * @return the file; empty where the store has no place for one, or does not outlive the JVM
     * @throws IOException if it could not be written; the one before is then still there
     */
    Optional<Path> write(Engine engine) throws IOException {
        Optional<Position> position = files == null ? Optional.empty() : store.position();
        if (files == null || position.isEmpty()) {
            return Optional.empty();
        }
        files.write(out -> write(out, engine, position.get()));
        changes = 0;
        absent = false;
        return Optional.of(files.file());
    }

    private void write(BlockWriter out, Engine engine, Position position) {
        out.part("snapshot");
        out.text(engine.configuration().fingerprint());
        out.number(position.store().getMostSignificantBits());
        out.number(position.store().getLeastSignificantBits());
        out.number(position.number());
        out.number(position.token());
        out.number(engine.seed());
        out.endBlock();
        tombstones.save(out);
        EngineImage.save(out, engine);
    }

    /** Writes a snapshot if so much has changed since the last one that a start would feel it; only logs failures. */
    void writeIfDue(Engine engine) {
        if (files != null && isDue(engine.components().fragments().count())) {
            try {
                write(engine);
            } catch (IOException | StoreException e) {
                LOG.warn(
                        "no snapshot was written to {}: {}; the next start takes longer",
                        files.file(),
                        name(e));
            }
        }
    }

    boolean isDue(int fragments) {
        return changes >= Math.max(FEW, fragments / SHARE) || (absent && fragments >= FEW);
    }

    /** Notes that an engine is in force that no snapshot is of. */
    void replaced(Engine engine) {
        boolean stale = files != null && Files.exists(files.file());
        changes += stale ? FEW : 0;
        absent = true;
    }

    /** Notes what others changed; where they erased somebody, every snapshot goes. */
    void count(List<Operation> operations) {
        changes += operations.size();
        if (undeleted || isErasing(operations)) {
            try {
                delete();
            } catch (IOException e) {
                undeleted = true;
                LOG.error(
                        "a snapshot with the values of an erased customer could not be deleted: {};"
                                + " delete what begins with {}",
                        name(e),
                        files == null ? "" : files.file());
            }
        }
    }

    static boolean isErasing(List<Operation> operations) {
        for (Operation operation : operations) {
            if (operation instanceof Operation.Erase) {
                return true;
            }
        }
        return false;
    }

    /**
     * Deletes every snapshot beside the store, before somebody is erased.
     *
     * @return the names of the files that were there
     * @throws StoreException if one could not be deleted
     */
    List<String> deleteBeforeErasure() {
        try {
            return delete();
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Outcome.NOTHING,
                    "nothing was erased: a snapshot could not be deleted; see to its folder, and erase again",
                    e);
        }
    }

    private List<String> delete() throws IOException {
        if (files == null) {
            return List.of();
        }
        absent = true;
        List<String> deleted = files.deleteAll();
        undeleted = false;
        return deleted;
    }

    @Override
    public void close() {
        if (files != null) {
            try {
                files.close();
            } catch (IOException e) {
                LOG.warn("the lock of the snapshot {} was not let go: {}", files.file(), name(e));
            }
        }
    }
}
