package io.kinfold.store.jdbc;

import io.kinfold.snapshot.OwnerOnly;
import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** SQLite: one file, which its owner can read with any tool. */
final class Sqlite implements Dialect {
    /** "KINF", by which a file is known as one of ours; the command {@code file} shows it. */
    private static final int APPLICATION = 0x4B494E46;

    private static final int BUSY = 5;
    private static final int SCRUB_MILLIS = 2_000;
    private static final long COMPACTED_AT_ONCE = 64L << 20;

    private final Path file;
    private final Durability durability;
    private final Duration patience;

    Sqlite(Path file, Durability durability, Duration patience) {
        this.file = file.toAbsolutePath();
        this.durability = durability;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "the SQLite store " + file;
    }

    @Override
    public String place(String table) {
        return "table " + table + " of " + file.getFileName();
    }

    @Override
    public String sql(String template) {
        return template.replace("@", "main.")
                .replace("{now}", "CAST(unixepoch('subsec') * 1000000 AS INTEGER)");
    }

    @Override
    public Connection connect() throws SQLException {
        requireFolder();
        createFile();
        Connection connection = open();
        try {
            execute(connection, "PRAGMA busy_timeout = " + patience.toMillis());
            requireOurs(connection);
            // Readers see the state before a change while it is written, and a commit is one sync
            // of one file.
            execute(connection, "PRAGMA journal_mode = WAL");
            execute(
                    connection,
                    "PRAGMA synchronous = " + (durability == Durability.DISK ? "FULL" : "NORMAL"));
            // What is deleted is overwritten with zeros: an erased customer is no more in the file.
            execute(connection, "PRAGMA secure_delete = ON");
            // Keys come in no order: 64 MB of the index stay in memory while many are written.
            execute(connection, "PRAGMA cache_size = -65536");
            execute(connection, "PRAGMA wal_autocheckpoint = 4000");
            execute(connection, "PRAGMA journal_size_limit = 67108864");
            return connection;
        } catch (SQLException | StoreException e) {
            connection.close();
            throw e;
        }
    }

    private void requireFolder() {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreException(
                    Outcome.NOTHING,
                    "could not open " + name() + ": its folder does not exist; create it");
        }
    }

    /** Makes a new file so that others cannot read it; SQLite gives those beside it the same permissions. */
    private void createFile() {
        try {
            Files.createFile(file, OwnerOnly.attributes());
        } catch (IOException e) {
            // There is one already, or SQLite says better what is the matter.
        }
    }

    private Connection open() throws SQLException {
        String path = file.toString();
        // The driver takes what follows a question mark for settings, unless it stands in a URI.
        return connect("jdbc:sqlite:" + (path.indexOf('?') < 0 ? path : file.toUri()));
    }

    private Connection connect(String url) throws SQLException {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            if (DriverManager.drivers().noneMatch(driver -> accepts(driver, url))) {
                throw new StoreException(
                        Outcome.NOTHING,
                        "could not open " + name() + ": there is no JDBC driver for SQLite;"
                                + " add org.xerial:sqlite-jdbc to the application's dependencies",
                        e);
            }
            throw e;
        }
    }

    private static boolean accepts(java.sql.Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Connection connectReader() throws SQLException {
        Connection connection = open();
        try {
            execute(connection, "PRAGMA busy_timeout = " + patience.toMillis());
            execute(connection, "PRAGMA query_only = ON");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public boolean writesAlone() {
        return true;
    }

    @Override
    public void begin(Statements statements) throws SQLException {
        statements.prepare("BEGIN IMMEDIATE").execute();
    }

    @Override
    public String lock() {
        return "SELECT value FROM @meta WHERE name = ?";
    }

    @Override
    public void commit(Statements statements) throws SQLException {
        statements.prepare("COMMIT").execute();
    }

    @Override
    public void rollback(Statements statements) throws SQLException {
        statements.prepare("ROLLBACK").execute();
    }

    @Override
    public void beginSnapshot(Statements statements) throws SQLException {
        statements.prepare("BEGIN").execute();
    }

    @Override
    public void endSnapshot(Statements statements) throws SQLException {
        statements.prepare("COMMIT").execute();
    }

    @Override
    public Trouble trouble(SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case 3, 23 -> Trouble.NO_ACCESS;
            case BUSY, 6, 15 -> Trouble.BUSY;
            case 8 -> Trouble.READ_ONLY;
            case 10 -> Trouble.BROKEN_DISK;
            case 11 -> Trouble.DAMAGED;
            case 13 -> Trouble.FULL;
            case 14 -> Trouble.NO_ACCESS;
            case 26 -> Trouble.NOT_A_STORE;
            default -> Trouble.OTHER;
        };
    }

    @Override
    public boolean isRefusal(SQLException e) {
        Trouble trouble = trouble(e);
        return trouble == Trouble.FULL || trouble == Trouble.BUSY || trouble == Trouble.READ_ONLY;
    }

    @Override
    public void lockSchema(Statements statements) {
        // BEGIN IMMEDIATE has done so.
    }

    /** Refuses a file of another application before anything in it is changed. */
    private void requireOurs(Connection connection) throws SQLException {
        long application = number(connection, "PRAGMA application_id");
        boolean isEmpty =
                application == 0 && number(connection, "SELECT count(*) FROM sqlite_master") == 0;
        if (application != APPLICATION && !isEmpty) {
            throw new StoreException(
                    Outcome.NOTHING,
                    "could not open " + name() + ": the file belongs to another application."
                            + " Nothing was changed; name another file");
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public boolean hasSchema(Statements statements) throws SQLException {
        return number(statements.connection(), "SELECT count(*) FROM sqlite_master") > 0;
    }

    @Override
    public List<String> migration(int from) {
        return SqliteSchema.migration(from, APPLICATION);
    }

    @Override
    public FragmentWriter fragmentWriter() {
        return new SqliteFragmentWriter();
    }

    @Override
    public void release(Connection connection) {
        // It is closed, and nobody gets it again.
    }

    @Override
    public void announce(Statements statements, String instance) {
        // SQLite tells nobody; others look.
    }

    @Override
    public boolean scrub(Statements statements) throws SQLException {
        long bytes = statements.number("PRAGMA page_count").orElse(0)
                * statements.number("PRAGMA page_size").orElse(0);
        if (bytes <= COMPACTED_AT_ONCE) {
            compact(statements);
            return true;
        }
        emptyLog(statements);
        return false;
    }

    @Override
    public void compact(Statements statements) throws SQLException {
        // secure_delete overwrites rows where they are, but not the copies that pages keep of rows
        // that moved.
        // The driver leaves statements in progress, beside which SQLite refuses this: so a
        // connection of its own.
        try (Connection connection = connect()) {
            execute(connection, "VACUUM");
        }
        emptyLog(statements);
    }

    private void emptyLog(Statements statements) throws SQLException {
        // Readers finish soon, but one who replays may not, and nobody should wait for it.
        statements.execute("PRAGMA busy_timeout = " + SCRUB_MILLIS);
        long waiting = statements.number("PRAGMA wal_checkpoint(TRUNCATE)").orElse(0);
        statements.execute("PRAGMA busy_timeout = " + patience.toMillis());
        if (waiting != 0) {
            throw new SQLException("readers hold the write-ahead log", null, BUSY);
        }
    }

    @Override
    public Bell bell(String self) {
        return new SilentBell();
    }
}
