package io.kinfold.store.jdbc;

import com.github.benmanes.caffeine.cache.stats.CacheStats;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Applied;
import io.kinfold.store.Draft;
import io.kinfold.store.EventLog;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Position;
import io.kinfold.store.StoreException;
import io.kinfold.store.Tombstone;
import io.kinfold.store.Turn;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * Keeps fragments in SQLite or PostgreSQL, through JDBC. The driver is the application's choice.
 *
 * <pre>{@code
 * JdbcStore store = JdbcStore.sqlite(Path.of("customers.db"));
 * JdbcStore shared = JdbcStore.builder().postgres(dataSource).build();
 * }</pre>
 *
 * <p>The tables are created where they are missing, and brought up to date where an earlier release made them;
 * docs/storage.md describes them. Several objects may share one database, in one JVM or several. Threads are as
 * {@link FragmentStore} says; {@link #health} is for any.
 *
 * <p>A database that went away is asked for again with the next call; no call waits for it to come back.
 */
public final class JdbcStore implements FragmentStore {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);
    private static final String READ = "read from";

    private final Database database;
    private final FragmentWriter fragmentWriter;
    private final History history;
    private final PayloadCache cache;
    private final Cleaner cleaner;
    private final Watcher watcher;
    private final @Nullable Path snapshots;
    private final LongAdder commits = new LongAdder();
    private final LongAdder commitNanos = new LongAdder();

    private final AtomicBoolean closed = new AtomicBoolean();

    JdbcStore(Dialect dialect, Settings settings) {
        database = new Database(dialect);
        try {
            fragmentWriter = dialect.fragmentWriter();
            history = new History(database);
            cache = new PayloadCache(settings.cacheBytes());
            snapshots = settings.snapshots();
            cleaner = new Cleaner(database, history.instances());
            history.instances().join();
            watcher = new Watcher(
                    dialect.bell(history.instances().id()),
                    settings.pollInterval(),
                    history::behind,
                    cleaner::renew);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        watcher.start();
        if (database.readers().read(READ, Cleaner::isDue)) {
            cleaner.resume();
            watcher.hurry();
        }
    }

    /**
     * Opens a store in a file of SQLite's with the default settings. The driver is {@code org.xerial:sqlite-jdbc}.
     *
     * @param file the file, which is created where it is missing; its folder must exist
     * @return an open store
     * @throws StoreException if it cannot be opened
     */
    public static JdbcStore sqlite(Path file) {
        return builder().sqlite(file).build();
    }

    /**
     * Returns a builder of a store.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    Database database() {
        return database;
    }

    History history() {
        return history;
    }

    @Override
    public Turn turn() {
        return new JdbcTurn(this, database.turns().begin("write to", Database.CHANGES));
    }

    @Override
    public Draft draft(Fragment fragment) {
        return FragmentDraft.of(fragment);
    }

    /**
     * What stands in a transaction that has not ended.
     *
     * @param before the number of the last change before
     * @param applied what was removed beyond what the operations name
     * @param nanos how long it took
     */
    record Written(List<Operation> operations, long before, Applied applied, long nanos) {}

    /** Writes operations, which {@link #keep} is to follow. */
    Written write(Transaction transaction, List<Operation> operations) {
        long began = System.nanoTime();
        long before = transaction.number();
        try {
            Applied applied = new OperationWriter(
                            transaction, fragmentWriter, List.of(EventErasure::erase))
                    .write(operations);
            if (transaction.number() != before) {
                database.dialect().announce(transaction.statements(), id());
            }
            return new Written(operations, before, applied, System.nanoTime() - began);
        } catch (SQLException e) {
            throw transaction.failed(e);
        }
    }

    /** Keeps what was written and ends the transaction. */
    Applied keep(Transaction transaction, Written written) {
        long began = System.nanoTime();
        transaction.commit();
        history.applied(written.before(), transaction.number());
        cache.update(written.operations());
        commits.increment();
        commitNanos.add(written.nanos() + System.nanoTime() - began);
        if (written.operations().stream().anyMatch(Operation.Erase.class::isInstance)) {
            erased();
        }
        return written.applied();
    }

    /** Removes the traces of fragments or events that were erased. */
    void erased() {
        if (!cleaner.erased()) {
            watcher.hurry();
        }
    }

    /**
     * Returns a log of events and tags in the same database, for one who copies it. An erasure by a graph on this store, or on
     * another one on the database, erases what is there of the customer, too. The log is closed with the store.
     *
     * @return a new log
     */
    public EventLog events() {
        return new JdbcEventLog(database, this);
    }

    /** Has a follower of events look for what others changed. */
    void look(Runnable look) {
        watcher.look(look);
    }

    /** Returns by what other instances know this one. */
    String id() {
        return history.instances().id();
    }

    @Override
    public List<Operation> others() {
        return taken(history.others());
    }

    /** Drops from the cache what others changed. */
    List<Operation> taken(List<Operation> operations) {
        cache.forget(operations);
        if (operations.stream().anyMatch(Operation.Erase.class::isInstance)) {
            watcher.hurry();
        }
        return operations;
    }

    @Override
    public long behind() {
        return history.behind();
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void onChange(Runnable wake) {
        watcher.onChange(wake);
    }

    @Override
    public Optional<Position> position() {
        return Optional.of(history.position());
    }

    @Override
    public boolean resume(Position position) {
        cache.clear();
        return history.resume(position);
    }

    @Override
    public Optional<Path> snapshots() {
        return Optional.ofNullable(snapshots);
    }

    @Override
    public Optional<byte[]> erasureKey() {
        return Optional.of(database.readers().read(READ, Meta::erasureKey));
    }

    @Override
    public void erasureCheck(Tombstone check) {
        String hash = Hash.write(check);
        String kept = database.turns().transact("write to", Database.CHANGES, transaction -> {
            transaction
                    .statements()
                    .update(
                            "INSERT INTO @meta(name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                            "erasure_check",
                            hash);
            return Meta.text(transaction.statements(), "erasure_check");
        });
        if (!kept.equals(hash)) {
            throw new IllegalStateException("the erasure key is not the one that "
                    + database.dialect().name()
                    + " was used with before: fragments that were erased would not be known again;"
                    + " give the graph the key of then, or none if none was given then");
        }
    }

    @Override
    public Optional<Fragment> fragment(FragmentId id) {
        return cache.get(id, this::read);
    }

    @Override
    public Map<FragmentId, Fragment> fragments(Collection<FragmentId> ids) {
        Map<FragmentId, Fragment> found = new HashMap<>(cache.present(ids));
        List<FragmentId> others =
                ids.stream().filter(id -> !found.containsKey(id)).toList();
        return others.isEmpty()
                ? found
                : database.readers().snapshot(READ, statements -> {
                    OperationReader reader = new OperationReader(database.dialect(), statements);
                    for (OperationReader.Found row : reader.find(others)) {
                        if (row.seq() <= history.seen()) {
                            found.put(row.put().fragment().id(), row.put().fragment());
                        }
                    }
                    return found;
                });
    }

    private @Nullable Fragment read(FragmentId id) {
        return database.readers()
                .read(
                        READ,
                        statements -> new OperationReader(database.dialect(), statements).find(id))
                .filter(found -> found.seq() <= history.seen())
                .map(found -> found.put().fragment())
                .orElse(null);
    }

    @Override
    public void replay(Consumer<Operation> sink) {
        cache.clear();
        history.replay(sink);
    }

    /**
     * Returns how the store fares.
     *
     * @return the counts of now; costs some short questions to the database
     * @throws StoreException if the store cannot be reached
     */
    public StoreHealth health() {
        CacheStats stats = cache.stats();
        long behind = behind();
        Readers readers = database.readers();
        long instances = readers.read(
                READ,
                statements ->
                        statements.number("SELECT count(*) FROM @instance").orElse(0));
        return new StoreHealth(
                history.seen() + behind,
                behind,
                (int) instances,
                readers.read(READ, Cleaner::isDue),
                commits.sum(),
                Duration.ofNanos(commitNanos.sum()),
                stats.hitCount(),
                stats.missCount(),
                cache.bytes());
    }

    /**
     * Writes all tables anew, so that nothing of what was erased, or deleted otherwise, is left in the database's files. A file of
     * SQLite's up to 64 MB is written anew with each erasure; a larger one, and PostgreSQL's tables, only by this. Nobody
     * can write meanwhile, and with PostgreSQL nobody read; it takes as long as copying the database, and needs as much
     * space besides. {@link StoreHealth#compactionDue} says whether there is something to remove.
     *
     * @throws StoreException if it could not be done; nothing that is kept is harmed
     */
    public void compact() {
        cleaner.compact();
    }

    /**
     * Writes everything that the store holds at one moment into a new file of SQLite's, while others read and write. The
     * file opens as a store, {@link #sqlite}, whatever database this one is in; snapshots are not in it.
     *
     * @param file the file, which must not exist, in a folder that does; on return it is on disk
     * @throws StoreException if it could not be written, or the store not be read; no file is left then
     */
    public void backup(Path file) {
        new Backup(database, file).write();
    }

    /**
     * Copies everything that the store holds at one moment into another one, such as from SQLite to PostgreSQL, while
     * others read and write here. Open a graph on the copy afterwards: what comes here meanwhile is not in it.
     *
     * @param empty an open store in which nothing was kept yet
     * @throws IllegalArgumentException if it holds something; nothing has happened then
     * @throws StoreException if one of the two could not be reached; the other store is then as it was
     */
    public void copyTo(JdbcStore empty) {
        new Transfer(database, empty.database).run();
    }

    /** Waits for the turn that is open, and closes the connections. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        watcher.close();
        try {
            history.instances().leave();
        } catch (StoreException e) {
            LOG.debug("the store was away when it was closed; others forget it in some minutes");
        }
        database.close();
    }

    /**
     * What a builder was told.
     *
     * @param snapshots where snapshots go, null for nowhere
     */
    record Settings(
            long cacheBytes,
            Duration pollInterval,
            @Nullable Path snapshots) {}

    /** Collects the settings of a store. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private static final long CACHE_BYTES = 64L << 20;
        private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
        private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);
        private static final String SCHEMA = "kinfold";
        private static final int LONGEST_NAME = 40;

        private @Nullable Path file;
        private @Nullable DataSource source;
        private @Nullable String schema;
        private @Nullable Durability durability;
        private @Nullable Duration lockTimeout;
        private @Nullable Duration pollInterval;
        private @Nullable Long cacheBytes;
        private @Nullable Path snapshots;

        private Builder() {}

        /**
         * Keeps everything in a file of SQLite's, with the driver {@code org.xerial:sqlite-jdbc}. The file must be on a disk
         * of this machine.
         *
         * @param path the file, which is created where it is missing; its folder must exist
         * @return this builder
         * @throws IllegalStateException if the database was named already
         */
        public Builder sqlite(Path path) {
            requireUnset("the database", file == null ? source : file);
            file = path;
            return this;
        }

        /**
         * Keeps everything in PostgreSQL, 12 or later. A store keeps up to seven connections for as long as it is open: one
         * that writes, one for events, one that listens, four that read; so the DataSource is best no pool, but the
         * driver's own, such as {@code org.postgresql.ds.PGSimpleDataSource}.
         *
         * @param dataSource gives connections of one user to one database
         * @return this builder
         * @throws IllegalStateException if the database was named already
         */
        public Builder postgres(DataSource dataSource) {
            requireUnset("the database", file == null ? source : file);
            source = dataSource;
            return this;
        }

        /**
         * Sets the schema of PostgreSQL's that holds the tables; {@code kinfold} by default. It is created where it is
         * missing.
         *
         * @param name lower-case letters, digits and underscores, a letter first; at most 40
         * @return this builder
         * @throws IllegalStateException if it was set already
         * @throws IllegalArgumentException if the name is none
         */
        public Builder schema(String name) {
            requireUnset("schema", schema);
            if (!name.matches("[a-z][a-z0-9_]*") || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("schema '" + name
                        + "' must be of lower-case letters, digits and underscores, a letter first,"
                        + " and at most " + LONGEST_NAME + " characters");
            }
            schema = name;
            return this;
        }

        /**
         * Sets what an operation has survived when it returns; {@link Durability#DISK} by default.
         *
         * @param level the level
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder durability(Durability level) {
            requireUnset("durability", durability);
            durability = level;
            return this;
        }

        /**
         * Sets how long an operation waits for others who write; 30 seconds by default.
         *
         * @param longest the longest wait, from a millisecond to an hour
         * @return this builder
         * @throws IllegalStateException if it was set already
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder lockTimeout(Duration longest) {
            requireUnset("lockTimeout", lockTimeout);
            lockTimeout = requireInRange("lockTimeout", longest);
            return this;
        }

        /**
         * Sets how often the store looks for what others changed, where the database does not tell; one second by
         * default. PostgreSQL tells, if the DataSource is its driver's own.
         *
         * @param interval the time between two looks, from a millisecond to an hour
         * @return this builder
         * @throws IllegalStateException if it was set already
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder pollInterval(Duration interval) {
            requireUnset("pollInterval", pollInterval);
            pollInterval = requireInRange("pollInterval", interval);
            return this;
        }

        /**
         * Sets how much memory fragments may take that were read or written lately; 64 MB by default.
         *
         * @param bytes about how many bytes of heap; 0 keeps none
         * @return this builder
         * @throws IllegalStateException if it was set already
         * @throws IllegalArgumentException if it is negative
         */
        public Builder cacheBytes(long bytes) {
            requireUnset("cacheBytes", cacheBytes);
            if (bytes < 0) {
                throw new IllegalArgumentException("cacheBytes " + bytes + " must not be negative");
            }
            cacheBytes = bytes;
            return this;
        }

        /**
         * Sets the folder for snapshots of graphs, from which they start faster. By default they stand beside the
         * file of SQLite's; with PostgreSQL there are none.
         *
         * @param folder a folder, of this machine, that exists
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder snapshots(Path folder) {
            requireUnset("snapshots", snapshots);
            snapshots = folder;
            return this;
        }

        private static void requireUnset(String name, @Nullable Object value) {
            if (value != null) {
                throw new IllegalStateException(name + " was set already; set it once");
            }
        }

        private static Duration requireInRange(String name, Duration value) {
            if (value.toMillis() < 1 || value.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException(
                        name + " " + value + " must be from a millisecond to an hour");
            }
            return value;
        }

        /**
         * Opens the store.
         *
         * @return an open store
         * @throws IllegalStateException if no database was named, or a schema for SQLite
         * @throws StoreException if it cannot be opened
         */
        public JdbcStore build() {
            return new JdbcStore(
                    dialect(),
                    new Settings(
                            cacheBytes == null ? CACHE_BYTES : cacheBytes,
                            pollInterval == null ? POLL_INTERVAL : pollInterval,
                            snapshotFile()));
        }

        private Dialect dialect() {
            Durability level = durability == null ? Durability.DISK : durability;
            Duration longest = lockTimeout == null ? LOCK_TIMEOUT : lockTimeout;
            if (source != null) {
                return new Postgres(source, schema == null ? SCHEMA : schema, level, longest);
            }
            if (file == null) {
                throw new IllegalStateException(
                        "a store needs a database; name it by sqlite(path) or postgres(dataSource)");
            }
            if (schema != null) {
                throw new IllegalStateException(
                        "a file of SQLite's has no schema; leave schema out, or use postgres");
            }
            return new Sqlite(file, level, longest);
        }

        private @Nullable Path snapshotFile() {
            Path folder = snapshots;
            if (file == null) {
                String name = (schema == null ? SCHEMA : schema) + ".snapshot";
                return folder == null ? null : folder.resolve(name);
            }
            Path beside = file.toAbsolutePath();
            String name = beside.getFileName() + ".snapshot";
            return folder == null ? beside.resolveSibling(name) : folder.resolve(name);
        }
    }
}
