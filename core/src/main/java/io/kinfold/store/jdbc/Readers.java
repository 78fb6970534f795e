package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** A few connections for those who read; they never wait for who writes. Safe for any thread. */
final class Readers implements AutoCloseable {
    /** A question to the database. */
    interface Question<T> {
        T ask(Statements statements) throws SQLException;
    }

    private final Dialect dialect;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Statements> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Dialect dialect, int most) {
        this.dialect = dialect;
        this.places = new Semaphore(most);
    }

    /** Asks with a statement of its own; for as many statements as see one moment, {@link #snapshot}. */
    <T> T read(String doing, Question<T> question) {
        places.acquireUninterruptibly();
        try {
            return asked(doing, question);
        } finally {
            places.release();
        }
    }

    /** Asks several things as of one moment. */
    <T> T snapshot(String doing, Question<T> question) {
        return read(doing, statements -> {
            dialect.beginSnapshot(statements);
            try {
                return question.ask(statements);
            } finally {
                dialect.endSnapshot(statements);
            }
        });
    }

    private <T> T asked(String doing, Question<T> question) {
        Statements kept = idle.pollFirst();
        if (kept != null) {
            try {
                return tried(kept, question);
            } catch (SQLException e) {
                if (dialect.trouble(e) != Trouble.LOST) {
                    throw Failures.nothingKept(dialect, doing, e);
                }
                closeIdle();
            }
        }
        try {
            return tried(opened(doing), question);
        } catch (SQLException e) {
            throw Failures.nothingKept(dialect, doing, e);
        }
    }

    private Statements opened(String doing) throws SQLException {
        if (closed) {
            throw new StoreException(
                    Outcome.NOTHING,
                    "could not " + doing + " " + dialect.name()
                            + ": the store is closed; open it again");
        }
        return new Statements(dialect.connectReader(), dialect);
    }

    private <T> T tried(Statements statements, Question<T> question) throws SQLException {
        boolean whole = false;
        try {
            T answer = question.ask(statements);
            whole = true;
            return answer;
        } finally {
            if (whole && !closed) {
                idle.addFirst(statements);
            } else {
                Session.close(statements);
            }
            if (closed) {
                closeIdle();
            }
        }
    }

    private void closeIdle() {
        for (Statements each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            Session.close(each);
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
    }
}
