package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Knows which instances are alive and how far each has read, so that what left the store is forgotten when all know. Who has
 * not been heard of for a lease is taken for dead. Safe for any thread.
 */
final class Instances {
    /** How long an instance counts as alive without a sign of life, by the database's clock. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** Retracted fragments are remembered for so many changes, so that a snapshot that is older can be caught up. */
    private static final long REMEMBERED = 1_000_000;

    private static final String HORIZON = "horizon";
    private static final String SIGN = """
            INSERT INTO @instance(id, read_seq, seen_at) VALUES (?, ?, {now})
            ON CONFLICT (id) DO UPDATE SET read_seq = excluded.read_seq, seen_at = excluded.seen_at""";

    private final Session session;
    private final String id = UUID.randomUUID().toString();
    private final LongSupplier seen;

    Instances(Session session, LongSupplier seen) {
        this.session = session;
        this.seen = seen;
    }

    String id() {
        return id;
    }

    /** Says that this instance lives, and from where it has yet to read. */
    void sign(Statements statements, long from) throws SQLException {
        statements.update(SIGN, id, from);
    }

    /** Begins to count: what leaves the store from now on is remembered for this instance. */
    void join() {
        session.transact("open", Database.CHANGES, transaction -> {
            sign(transaction.statements(), transaction.number());
            return forget(transaction, transaction.number());
        });
    }

    /** Says that this instance lives, and forgets what all have read; returns how many rows that were. */
    int renew() {
        long read = seen.getAsLong();
        return session.transact("renew the lease on", Database.CHANGES, transaction -> {
            if (read >= horizon(transaction.statements())) {
                sign(transaction.statements(), read);
            }
            return forget(transaction, read);
        });
    }

    void leave() {
        session.transact(
                "close",
                Database.CHANGES,
                transaction ->
                        transaction.statements().update("DELETE FROM @instance WHERE id = ?", id));
    }

    static long horizon(Statements statements) throws SQLException {
        return Meta.number(statements, HORIZON);
    }

    /** Throws if something left the store that an instance which has read so far cannot learn any more. */
    static void requireKnown(Dialect dialect, Statements statements, long read)
            throws SQLException {
        if (read < horizon(statements)) {
            throw new StoreException(
                    Outcome.NOTHING,
                    "could not read from " + dialect.name() + " what other instances changed:"
                            + " this one was away for more than its lease of " + LEASE.toMinutes()
                            + " minutes, and what left the store meanwhile is forgotten."
                            + " Nothing was changed; close the graph and build it again on the store");
        }
    }

    /** Forgets what left the store and everybody knows; returns how many rows that were. */
    private int forget(Transaction transaction, long read) throws SQLException {
        Statements statements = transaction.statements();
        statements.update(
                "DELETE FROM @instance WHERE seen_at < {now} - ? AND id <> ?",
                LEASE.toNanos() / 1_000,
                id);
        OptionalLong slowest = statements.number(
                "SELECT coalesce(min(read_seq), ?) FROM @instance WHERE id <> ?", read, id);
        long known = Math.min(read, slowest.orElse(read));
        // What is erased goes as soon as can be, with all before it; the rest is of use to old
        // snapshots.
        long erased = statements
                .number(
                        "SELECT coalesce(max(seq), 0) FROM @departed WHERE tombstone IS NOT NULL AND seq <= ?",
                        known)
                .orElse(0);
        long last = statements
                .number(
                        "SELECT coalesce(max(seq), 0) FROM @departed WHERE seq <= ?",
                        Math.max(erased, Math.min(known, transaction.number() - REMEMBERED)))
                .orElse(0);
        if (last <= horizon(statements)) {
            return 0;
        }
        statements.update(
                "UPDATE @meta SET value = ? WHERE name = ?", Long.toString(last), HORIZON);
        return statements.update("DELETE FROM @departed WHERE seq <= ?", last);
    }
}
