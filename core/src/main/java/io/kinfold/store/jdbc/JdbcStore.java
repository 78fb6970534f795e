package io.kinfold.store.jdbc;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Applied;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps fragments in SQLite or PostgreSQL through JDBC.
 *
 * <pre>{@code
 * JdbcStore store = JdbcStore.sqlite(Path.of("customers.db"));
 * }</pre>
 *
 * <p>The tables are created where they are missing, and migrated where they are those of an earlier release. What they
 * hold is described in docs/storage.md. Safe for any thread as {@link FragmentStore} says.
 */
public final class JdbcStore implements FragmentStore {
    private static final String READ = "read from";
    private static final String WRITE = "write to";

    private final Database database;
    private final FragmentWriter fragmentWriter;

    /** The last change that the graph knows. */
    private volatile long seen;

    private JdbcStore(Dialect dialect) {
        database = new Database(dialect);
        fragmentWriter = dialect.fragmentWriter();
    }

    /**
     * Opens a store in a file of SQLite's with the default settings. The driver is {@code org.xerial:sqlite-jdbc}.
     *
     * @param file the file, which is created where it is missing; its folder must exist
     * @return an open store
     * @throws io.kinfold.store.StoreException if it cannot be opened
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

    long seen() {
        return seen;
    }

    @Override
    public Turn turn() {
        return new JdbcTurn(this, database.turns().begin(WRITE, Database.CHANGES));
    }

    Applied apply(Transaction transaction, List<Operation> operations) {
        long before = transaction.number();
        Applied applied;
        try {
            applied = new OperationWriter(transaction, fragmentWriter).write(operations);
        } catch (SQLException e) {
            throw transaction.failed(e);
        }
        transaction.commit();
        if (seen == before) {
            seen = transaction.number();
        }
        return applied;
    }

    /** Returns what others changed, and goes on behind it. */
    List<Operation> take(Statements statements, long last) throws SQLException {
        OperationReader.Part part =
                new OperationReader(database.dialect(), statements).since(seen, last);
        seen = part.upTo();
        return part.operations();
    }

    @Override
    public List<Operation> others() {
        return database.readers().snapshot(READ, statements -> {
            List<Operation> some = List.of();
            long last = last(statements);
            while (some.isEmpty() && seen < last) {
                some = take(statements, last);
            }
            return some;
        });
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Optional<byte[]> erasureKey() {
        return Optional.of(HexFormat.of().parseHex(meta("erasure_key")));
    }

    private String meta(String name) {
        return database.readers().read(READ, statements -> text(statements, name));
    }

    private static String text(Statements statements, String name) throws SQLException {
        try (ResultSet rows =
                statements.bind("SELECT value FROM @meta WHERE name = ?", name).executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("no row " + name);
            }
            return rows.getString(1);
        }
    }

    private static long last(Statements statements) throws SQLException {
        return Long.parseLong(text(statements, Database.CHANGES));
    }

    @Override
    public Optional<Fragment> fragment(FragmentId id) {
        return database
                .readers()
                .read(
                        READ,
                        statements -> new OperationReader(database.dialect(), statements).find(id))
                .stream()
                .filter(found -> found.seq() <= seen)
                .map(found -> found.put().fragment())
                .findAny();
    }

    @Override
    public void replay(Consumer<Operation> sink) {
        seen = database.readers().snapshot(READ, statements -> {
            long last = last(statements);
            new OperationReader(database.dialect(), statements).all(last, sink);
            return last;
        });
    }

    @Override
    public void close() {
        database.close();
    }

    /** Collects the settings of a store. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private @Nullable Path file;
        private @Nullable Durability durability;
        private @Nullable Duration lockTimeout;

        private Builder() {}

        /**
         * Keeps everything in a file of SQLite's, with the driver {@code org.xerial:sqlite-jdbc}.
         *
         * @param path the file, which is created where it is missing; its folder must exist
         * @return this builder
         * @throws IllegalStateException if where to keep it was set already
         */
        public Builder sqlite(Path path) {
            requireUnset("the database", file);
            file = path;
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
         * Sets how long an operation waits for other processes that write; 30 seconds by default.
         *
         * @param longest the longest wait, at least a millisecond
         * @return this builder
         * @throws IllegalStateException if it was set already
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder lockTimeout(Duration longest) {
            requireUnset("lockTimeout", lockTimeout);
            if (longest.toMillis() < 1) {
                throw new IllegalArgumentException(
                        "lockTimeout " + longest + " must be at least a millisecond");
            }
            lockTimeout = longest;
            return this;
        }

        private static void requireUnset(String name, @Nullable Object value) {
            if (value != null) {
                throw new IllegalStateException(name + " was set already; set it once");
            }
        }

        /**
         * Opens the store.
         *
         * @return an open store
         * @throws IllegalStateException if no database was named
         * @throws io.kinfold.store.StoreException if it cannot be opened
         */
        public JdbcStore build() {
            Path path = file;
            if (path == null) {
                throw new IllegalStateException(
                        "a store needs a database; name it with sqlite(path)");
            }
            return new JdbcStore(new Sqlite(
                    path,
                    durability == null ? Durability.DISK : durability,
                    lockTimeout == null ? Duration.ofSeconds(30) : lockTimeout));
        }
    }
}
