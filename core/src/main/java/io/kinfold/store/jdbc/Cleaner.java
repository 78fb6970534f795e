package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that what was erased leaves the database's files, too, and not only its tables. The store says itself whether all
 * has, for whoever opens it next. Safe for any thread.
 */
final class Cleaner {
    private static final String ERASURES = "erasures";

    /** How many erasures there had been when the tables were last written anew. */
    private static final String COMPACTED = "erasures_compacted";

    private static final Logger LOG = LoggerFactory.getLogger(Cleaner.class);
    private static final String DOING = "remove what was erased from the files of";

    private final Database database;
    private final Instances instances;

    /** Whether deleted rows may still stand in a log of the database's. */
    private final AtomicBoolean due = new AtomicBoolean();

    Cleaner(Database database, Instances instances) {
        this.database = database;
        this.instances = instances;
    }

    /** Counts an erasure, in its transaction. */
    static void count(Statements statements) throws SQLException {
        statements.update("""
                INSERT INTO @meta(name, value) VALUES (?, '1')
                ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(meta.value AS bigint) + 1 AS text)""", ERASURES);
    }

    /** Has what an earlier process left removed with the lease. */
    void resume() {
        due.set(true);
    }

    /** Cleans after an erasure; returns whether that was possible now. */
    boolean erased() {
        due.set(true);
        try {
            renew();
            return true;
        } catch (StoreException e) {
            LOG.warn(
                    "what was erased is gone from the tables, but not yet from all files of the"
                            + " database's; this is tried again: {}",
                    e.getMessage());
            return false;
        }
    }

    /** Renews the lease of this instance, and cleans where that is due. */
    void renew() {
        if (instances.renew() > 0) {
            due.set(true);
        }
        if (due.getAndSet(false)) {
            try {
                clean(database.dialect()::scrub);
            } catch (StoreException e) {
                due.set(true);
                throw e;
            }
        }
    }

    void compact() {
        clean(statements -> {
            database.dialect().compact(statements);
            return true;
        });
    }

    /** Cleans; an erasure that comes meanwhile stays noted. */
    private void clean(Session.Maintenance<Boolean> work) {
        long before = database.readers().read(DOING, statements -> number(statements, ERASURES));
        if (database.turns().maintain(DOING, work)) {
            database.turns()
                    .transact(
                            DOING,
                            Database.CHANGES,
                            transaction -> transaction
                                    .statements()
                                    .update("""
                            INSERT INTO @meta(name, value) VALUES (?, ?)
                            ON CONFLICT (name) DO UPDATE SET value = excluded.value""", COMPACTED, Long.toString(before)));
        }
    }

    /** Returns whether files may hold bytes of rows that were erased. */
    static boolean isDue(Statements statements) throws SQLException {
        return number(statements, ERASURES) > number(statements, COMPACTED);
    }

    private static long number(Statements statements, String name) throws SQLException {
        return statements.number("SELECT value FROM @meta WHERE name = ?", name).orElse(0);
    }
}
