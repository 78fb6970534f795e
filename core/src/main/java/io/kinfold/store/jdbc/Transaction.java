package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The only transaction of its {@link Session}: from {@link Session#begin} to its end. For one thread. */
final class Transaction implements AutoCloseable {
    private final Session session;
    private final Statements statements;
    private final String doing;
    private final String counter;
    private final long before;
    private long number;
    private boolean open = true;

    Transaction(Session session, Statements statements, String doing, String counter, long number) {
        this.session = session;
        this.statements = statements;
        this.doing = doing;
        this.counter = counter;
        this.before = number;
        this.number = number;
    }

    Statements statements() {
        return statements;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return statements.prepare(sql);
    }

    /** Returns how many changes the counter of this transaction has numbered. */
    long number() {
        return number;
    }

    /** Numbers one more change. */
    long next() {
        return ++number;
    }

    /** Keeps what was written, all or nothing, and ends. */
    void commit() {
        try {
            if (number != before) {
                statements.update(
                        "UPDATE @meta SET value = ? WHERE name = ?",
                        Long.toString(number),
                        counter);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        session.commit(this, statements, doing);
    }

    /** Returns what to throw where a statement of this transaction failed; ends it. */
    StoreException failed(SQLException cause) {
        session.failed(cause);
        close();
        return Failures.nothingKept(session.dialect(), doing, cause);
    }

    /** Ends; what was not committed has not happened. */
    @Override
    public void close() {
        if (open) {
            open = false;
            session.rollback(statements);
        }
    }

    void committed() {
        open = false;
    }
}
