package io.kinfold.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** PostgreSQL 12 or later: a schema of its own in a database that several instances share. */
final class Postgres implements Dialect {
    /** "KINF": nobody else's advisory locks are likely to be so. */
    private static final int LOCK = 0x4B494E46;

    private final DataSource source;
    private final String schema;
    private final Durability durability;
    private final Duration patience;

    Postgres(DataSource source, String schema, Durability durability, Duration patience) {
        this.source = source;
        this.schema = schema;
        this.durability = durability;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "the PostgreSQL store in schema '" + schema + "'";
    }

    /** Returns the channel on which instances tell each other that something changed. */
    String channel() {
        return "kinfold_" + schema;
    }

    @Override
    public String place(String table) {
        return "table " + schema + "." + table;
    }

    @Override
    public String sql(String template) {
        return template.replace("@", schema + ".")
                .replace(
                        "{now}", "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)");
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            execute(
                    connection,
                    "SET synchronous_commit = " + (durability == Durability.DISK ? "on" : "off"));
            execute(connection, "SET lock_timeout = " + patience.toMillis());
            // An instance that hangs in a turn holds up all others: the server ends the turn for
            // it.
            execute(
                    connection,
                    "SET idle_in_transaction_session_timeout = " + Instances.LEASE.toMillis());
            connection.commit();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection connectReader() throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void release(Connection connection) throws SQLException {
        // The connection may be a pool's, and the next who gets it has not asked for these
        // settings.
        if (!connection.getAutoCommit()) {
            connection.rollback();
            execute(connection, "RESET synchronous_commit");
            execute(connection, "RESET lock_timeout");
            execute(connection, "RESET idle_in_transaction_session_timeout");
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public boolean writesAlone() {
        return false;
    }

    @Override
    public void begin(Statements statements) {
        // The first statement does so.
    }

    @Override
    public String lock() {
        return "SELECT value FROM @meta WHERE name = ? FOR UPDATE";
    }

    @Override
    public void commit(Statements statements) throws SQLException {
        statements.connection().commit();
    }

    @Override
    public void rollback(Statements statements) throws SQLException {
        statements.connection().rollback();
    }

    @Override
    public void beginSnapshot(Statements statements) throws SQLException {
        statements.connection().setAutoCommit(false);
        statements.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    @Override
    public void endSnapshot(Statements statements) throws SQLException {
        statements.connection().rollback();
        statements.connection().setAutoCommit(true);
    }

    @Override
    public Trouble trouble(SQLException e) {
        String state = e.getSQLState();
        if (state == null || state.startsWith("08")) {
            return Trouble.LOST;
        }
        return switch (state) {
            case "57P01", "57P02", "57P03", "57P05", "25P03" -> Trouble.LOST;
            case "55P03", "40001", "40P01", "57014" -> Trouble.BUSY;
            case "53100" -> Trouble.FULL;
            case "25006" -> Trouble.READ_ONLY;
            case "3D000" -> Trouble.NO_ACCESS;
            case "42501" -> Trouble.DENIED;
            case "XX001", "XX002" -> Trouble.DAMAGED;
            default -> state.startsWith("28") ? Trouble.DENIED : Trouble.OTHER;
        };
    }

    @Override
    public boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return trouble(e) != Trouble.LOST
                && state != null
                && !state.startsWith("XX")
                && !state.startsWith("58");
    }

    @Override
    public void lockSchema(Statements statements) throws SQLException {
        statements
                .bind("SELECT pg_advisory_xact_lock(?, ?)", LOCK, schema.hashCode())
                .execute();
        if (statements
                        .number("SELECT count(*) FROM pg_namespace WHERE nspname = ?", schema)
                        .orElse(0)
                == 0) {
            statements.execute("CREATE SCHEMA " + schema);
        }
    }

    @Override
    public boolean hasSchema(Statements statements) throws SQLException {
        return statements
                        .number(
                                "SELECT count(*) FROM pg_tables WHERE schemaname = ? AND tablename = 'meta'",
                                schema)
                        .orElse(0)
                > 0;
    }

    @Override
    public List<String> migration(int from) {
        return PostgresSchema.migration(from);
    }

    @Override
    public FragmentWriter fragmentWriter() {
        return new PostgresFragmentWriter();
    }

    @Override
    public void announce(Statements statements, String instance) throws SQLException {
        statements.bind("SELECT pg_notify(?, ?)", channel(), instance).execute();
    }

    @Override
    public boolean scrub(Statements statements) {
        // Dead rows stay in the server's files until the tables are written anew, which stops
        // everybody.
        return false;
    }

    @Override
    public void compact(Statements statements) throws SQLException {
        Connection connection = statements.connection();
        connection.setAutoCommit(true);
        try {
            for (String table : tables(connection)) {
                execute(connection, "VACUUM FULL " + schema + "." + table);
            }
        } finally {
            connection.setAutoCommit(false);
        }
    }

    private List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT tablename FROM pg_tables WHERE schemaname = ?")) {
            select.setString(1, schema);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    @Override
    public Bell bell(String self) {
        return new PostgresBell(source, channel(), self);
    }
}
