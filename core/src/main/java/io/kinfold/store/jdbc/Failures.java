package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import java.sql.SQLException;

/**
 * Says in Kinfold's words what a database said. The driver's own message goes nowhere: PostgreSQL quotes the values of
 * rows in it.
 */
final class Failures {
    private Failures() {}

    /** Returns what to throw when {@code doing} failed before anything could be kept. */
    static StoreException nothingKept(Dialect dialect, String doing, SQLException cause) {
        Trouble trouble = dialect.trouble(cause);
        Outcome outcome = trouble == Trouble.DAMAGED ? Outcome.DAMAGED : Outcome.NOTHING;
        return of(dialect, doing, outcome, cause);
    }

    /** Returns what to throw when the order to keep what {@code doing} wrote got no good answer. */
    static StoreException atCommit(Dialect dialect, String doing, SQLException cause) {
        return of(
                dialect,
                doing,
                dialect.isRefusal(cause) ? Outcome.NOTHING : Outcome.UNKNOWN,
                cause);
    }

    private static StoreException of(
            Dialect dialect, String doing, Outcome outcome, SQLException cause) {
        Trouble trouble = dialect.trouble(cause);
        return new StoreException(
                outcome,
                "could not " + doing + " " + dialect.name() + ": " + trouble.what() + " ("
                        + code(cause) + "). " + kept(outcome) + "; to mend it: " + trouble.mend(),
                withoutValues(cause));
    }

    private static String kept(Outcome outcome) {
        return switch (outcome) {
            case NOTHING -> "Nothing was changed";
            case UNKNOWN ->
                "All of the operation was kept or nothing of it, which the next one tells";
            case DAMAGED -> "Nothing was changed, but not all can be read";
        };
    }

    private static String code(SQLException cause) {
        String state = cause.getSQLState();
        return state == null ? "code " + cause.getErrorCode() : "SQLSTATE " + state;
    }

    /** Returns an exception with the code, the state and the trace of another one. */
    static SQLException withoutValues(SQLException cause) {
        SQLException clean = new SQLException(
                cause.getClass().getSimpleName()
                        + ", whose message is left out since it may quote values",
                cause.getSQLState(),
                cause.getErrorCode());
        clean.setStackTrace(cause.getStackTrace());
        return clean;
    }
}
