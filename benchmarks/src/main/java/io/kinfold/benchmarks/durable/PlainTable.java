package io.kinfold.benchmarks.durable;

import io.kinfold.store.jdbc.Durability;
import io.kinfold.store.jdbc.JdbcStore;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The fragments' table of a {@link JdbcStore} on SQLite, written by plain JDBC: one connection with the store's pragmas,
 * one prepared INSERT, one transaction for each list of rows, and nothing else. For any thread, one at a time.
 */
final class PlainTable implements AutoCloseable {
    /** A row, ready to be bound. */
    record Row(
            long seq,
            String source,
            String key,
            long firstObserved,
            long observed,
            String payload,
            long checksum) {}

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement insert;
    private final PreparedStatement commit;

    /** Callers of {@link #group} who wait. */
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    /** A caller's row, and whether it is kept. */
    private static final class Waiting {
        private final Row row;
        private boolean kept;

        Waiting(Row row) {
            this.row = row;
        }
    }

    /** Makes a store's file and opens it. */
    PlainTable(Path file, Durability durability) throws SQLException {
        JdbcStore.builder().sqlite(file).build().close();
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute(
                    "PRAGMA synchronous = " + (durability == Durability.DISK ? "FULL" : "NORMAL"));
            statement.execute("PRAGMA secure_delete = ON");
            statement.execute("PRAGMA cache_size = -65536");
            statement.execute("PRAGMA wal_autocheckpoint = 4000");
            statement.execute("PRAGMA journal_size_limit = 67108864");
        }
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        insert = connection.prepareStatement(
                "INSERT INTO fragment(seq, source, key, first_observed, observed, payload, checksum)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    }

    /** Inserts rows in one transaction. */
    void insert(List<Row> rows) throws SQLException {
        lock.lock();
        try {
            write(rows);
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Row> rows) throws SQLException {
        begin.execute();
        for (Row row : rows) {
            insert.setLong(1, row.seq());
            insert.setString(2, row.source());
            insert.setString(3, row.key());
            insert.setLong(4, row.firstObserved());
            insert.setLong(5, row.observed());
            insert.setString(6, row.payload());
            insert.setLong(7, row.checksum());
            insert.addBatch();
        }
        insert.executeBatch();
        commit.execute();
    }

    /** Inserts one row, together with those of all callers who wait at the same time. */
    void group(Row row) throws SQLException {
        Waiting own = new Waiting(row);
        synchronized (waiting) {
            waiting.add(own);
        }
        lock.lock();
        try {
            if (!own.kept) {
                List<Waiting> all;
                synchronized (waiting) {
                    all = new ArrayList<>(waiting);
                    waiting.clear();
                }
                write(all.stream().map(one -> one.row).toList());
                all.forEach(one -> one.kept = true);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the rows of a store's file behind a number, in their order. */
    static List<Row> rows(Path file, long after) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = reader.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT seq, source, key, first_observed, observed, payload, checksum FROM fragment"
                                + " WHERE seq > " + after + " ORDER BY seq")) {
            while (result.next()) {
                rows.add(new Row(
                        result.getLong(1),
                        result.getString(2),
                        result.getString(3),
                        result.getLong(4),
                        result.getLong(5),
                        result.getString(6),
                        result.getLong(7)));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
