package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Copies all rows of a store, as of one moment, into a new file of SQLite's. It is written under another name and gets its own
 * when it is whole and on disk.
 */
final class Backup {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
    private static final int BATCH = 1_000;
    private static final int FETCH = 10_000;

    private final Database from;
    private final Path target;
    private final Path part;

    Backup(Database from, Path target) {
        this.from = from;
        this.target = target.toAbsolutePath();
        this.part = this.target.resolveSibling(this.target.getFileName() + ".part");
    }

    void write() {
        try {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.deleteIfExists(part);
            fill();
            sync(part);
            Files.move(part, target);
            syncFolder();
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(
                    Outcome.NOTHING,
                    "could not back up to " + target
                            + ": the file exists, and a backup replaces none; name another one",
                    e);
        } catch (IOException e) {
            throw new StoreException(
                    Outcome.NOTHING,
                    "could not back up to " + target + ": the folder could not be written ("
                            + e.getClass().getSimpleName()
                            + "); see that it exists, has space and may be written",
                    e);
        } finally {
            part.toFile().delete();
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Has the new name kept, too, where the system can be asked to: Windows opens no folder. */
    private void syncFolder() {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("the folder of a backup cannot be synchronized here", e);
        }
    }

    private void fill() {
        Dialect sqlite = new Sqlite(part, Durability.RELAXED, Duration.ofSeconds(1));
        Schema.prepare(sqlite);
        try (Statements into = new Statements(sqlite.connect(), sqlite)) {
            from.readers().snapshot("back up", statements -> {
                copy(statements, into);
                return true;
            });
            // One file, not three: the log goes into it.
            into.execute("PRAGMA journal_mode = DELETE");
        } catch (SQLException e) {
            throw Failures.nothingKept(sqlite, "back up to", e);
        }
    }

    private static void copy(Statements from, Statements into) throws SQLException {
        into.dialect().begin(into);
        try {
            for (String table : tables(into)) {
                into.update("DELETE FROM @" + table);
                copy(table, from, into);
            }
            into.dialect().commit(into);
        } catch (WriteFailed e) {
            into.dialect().rollback(into);
            throw Failures.nothingKept(into.dialect(), "back up to", e.cause);
        }
    }

    /** Returns the tables of a store, but for that of those who have it open. */
    private static List<String> tables(Statements statements) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statements
                .prepare("SELECT name FROM sqlite_master WHERE type = 'table'"
                        + " AND name NOT LIKE 'sqlite_%' AND name <> 'instance'")
                .executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Copies the rows of a table within the transactions of both; what it writes to may fail with {@link WriteFailed}. */
    static void copy(String table, Statements from, Statements into) throws SQLException {
        String sql = from.dialect().sql("SELECT * FROM @" + table);
        try (PreparedStatement select = from.connection().prepareStatement(sql)) {
            select.setFetchSize(FETCH);
            try (ResultSet rows = select.executeQuery()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getMetaData().getColumnName(i));
                }
                String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
                PreparedStatement insert = into.prepare("INSERT INTO @" + table + "("
                        + String.join(", ", columns) + ") VALUES (" + places + ")");
                copy(rows, columns.size(), insert);
            }
        }
    }

    private static void copy(ResultSet rows, int columns, PreparedStatement insert)
            throws SQLException {
        int waiting = 0;
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                insert.setObject(i, rows.getObject(i));
            }
            insert.addBatch();
            if (++waiting == BATCH) {
                execute(insert);
                waiting = 0;
            }
        }
        execute(insert);
    }

    private static void execute(PreparedStatement insert) {
        try {
            insert.executeBatch();
        } catch (SQLException e) {
            throw new WriteFailed(e);
        }
    }

    /** Tells a failure of the file from one of the store, which has another name and is mended otherwise. */
    static final class WriteFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        WriteFailed(SQLException cause) {
            super(null, null, false, false);
            this.cause = cause;
        }

        SQLException cause() {
            return cause;
        }
    }
}
