package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connection of those who write: one transaction at a time, callers in the order in which they came. It is opened anew after
 * it was lost.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** What is done in one transaction. */
    interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    /** What is done outside of transactions. */
    interface Maintenance<T> {
        T on(Statements statements) throws SQLException;
    }

    private final Dialect dialect;
    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable Statements current;
    private boolean closed;

    Session(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * Begins a transaction; waits for the one before, here or in another JVM, if that has the same counter.
     *
     * @param doing what is to be done, as "write to": part of a message
     * @param counter the name of the row of {@code meta} that numbers the changes
     */
    Transaction begin(String doing, String counter) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "this thread has a transaction of the store open; end it first");
        }
        lock.lock();
        try {
            return started(doing, counter);
        } catch (RuntimeException | Error e) {
            lock.unlock();
            throw e;
        }
    }

    /** Does some work in a transaction of its own, and commits. */
    <T> T transact(String doing, String counter, Work<T> work) {
        try (Transaction transaction = begin(doing, counter)) {
            T result;
            try {
                result = work.in(transaction);
            } catch (SQLException e) {
                throw transaction.failed(e);
            }
            transaction.commit();
            return result;
        }
    }

    /** Does something outside of any transaction, alone on the connection. */
    <T> T maintain(String doing, Maintenance<T> work) {
        lock.lock();
        try {
            requireOpen(doing);
            return work.on(connected());
        } catch (SQLException e) {
            failed(e);
            throw Failures.nothingKept(dialect, doing, e);
        } finally {
            lock.unlock();
        }
    }

    private Transaction started(String doing, String counter) {
        requireOpen(doing);
        boolean kept = current != null;
        try {
            return tried(doing, counter);
        } catch (SQLException e) {
            drop();
            if (!kept || dialect.trouble(e) != Trouble.LOST) {
                throw Failures.nothingKept(dialect, doing, e);
            }
        }
        // The database was away since the last transaction, so nothing of this one can be kept yet.
        try {
            return tried(doing, counter);
        } catch (SQLException e) {
            drop();
            throw Failures.nothingKept(dialect, doing, e);
        }
    }

    private void requireOpen(String doing) {
        if (closed) {
            throw new StoreException(
                    Outcome.NOTHING,
                    "could not " + doing + " " + dialect.name()
                            + ": the store is closed. Nothing was changed; open it again");
        }
    }

    private Statements connected() throws SQLException {
        Statements statements = current;
        if (statements == null) {
            statements = new Statements(dialect.connect(), dialect);
            current = statements;
        }
        return statements;
    }

    private Transaction tried(String doing, String counter) throws SQLException {
        Statements statements = connected();
        dialect.begin(statements);
        try {
            PreparedStatement locked = statements.bind(dialect.lock(), counter);
            long last = Meta.read(dialect, locked, counter, Long::parseLong);
            return new Transaction(this, statements, doing, counter, last);
        } catch (StoreException e) {
            drop();
            throw e;
        }
    }

    void commit(Transaction transaction, Statements statements, String doing) {
        try {
            dialect.commit(statements);
        } catch (SQLException e) {
            failed(e);
            throw Failures.atCommit(dialect, doing, e);
        }
        transaction.committed();
        lock.unlock();
    }

    void rollback(Statements statements) {
        try {
            if (statements == current) {
                dialect.rollback(statements);
            }
        } catch (SQLException e) {
            drop();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up a connection that is of no use any more. */
    void failed(SQLException cause) {
        if (dialect.trouble(cause) == Trouble.LOST) {
            drop();
        }
    }

    private void drop() {
        Statements lost = current;
        current = null;
        if (lost != null) {
            close(lost);
        }
    }

    /** Closes a connection that may be broken already. */
    static void close(Statements statements) {
        try {
            statements.close();
        } catch (SQLException e) {
            LOG.debug("a connection could not be closed: code {}", e.getErrorCode());
        }
    }

    /** Waits for the transaction that is open, and closes the connection. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            drop();
        } finally {
            lock.unlock();
        }
    }
}
