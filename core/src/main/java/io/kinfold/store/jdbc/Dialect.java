package io.kinfold.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What differs between the databases. Safe for any thread. */
interface Dialect {
    /** Returns what the store is called in messages. */
    String name();

    /** Returns what a table is called in a receipt. */
    String place(String table);

    /**
     * Returns SQL as the database takes it: {@code @} stands before the names of Kinfold's tables, <code>{now}</code> for
     * the microseconds since 1970 by the database's clock.
     */
    String sql(String template);

    /** Returns a new connection that writes. */
    Connection connect() throws SQLException;

    /** Returns a new connection that reads, one statement or one snapshot at a time. */
    Connection connectReader() throws SQLException;

    /** Prepares a connection to be closed, that is, given back where it came from. */
    void release(Connection connection) throws SQLException;

    /** Returns whether all that write have to share one connection. */
    boolean writesAlone();

    /** Begins to write. */
    void begin(Statements statements) throws SQLException;

    /** Returns the SQL that reads the row of {@code meta} of a name, and keeps other writers of it waiting. */
    String lock();

    void commit(Statements statements) throws SQLException;

    void rollback(Statements statements) throws SQLException;

    /** Begins to read everything as of one moment. */
    void beginSnapshot(Statements statements) throws SQLException;

    void endSnapshot(Statements statements) throws SQLException;

    Trouble trouble(SQLException e);

    /** Returns whether a database that answered so to an order to commit has certainly kept nothing. */
    boolean isRefusal(SQLException e);

    /** Keeps others from creating or migrating the schema, within a transaction that is not locked yet. */
    void lockSchema(Statements statements) throws SQLException;

    /** Returns whether the database holds a schema of Kinfold's. */
    boolean hasSchema(Statements statements) throws SQLException;

    /** Returns the statements that bring the schema from one version to the next. */
    List<String> migration(int from);

    /** Returns how rows of fragments are written. */
    FragmentWriter fragmentWriter();

    /** Tells other instances, when the transaction is committed, that {@code instance} changed something. */
    void announce(Statements statements, String instance) throws SQLException;

    /**
     * Removes, outside of any transaction, what deleted rows have left in the database's files, as far as that takes no longer
     * than about a second.
     *
     * @return whether nothing of them is left
     */
    boolean scrub(Statements statements) throws SQLException;

    /** Writes all tables anew, outside of any transaction, so that nothing of deleted rows is left in files. */
    void compact(Statements statements) throws SQLException;

    /** Returns what rings when an instance but {@code self} changed something. */
    Bell bell(String self);
}
