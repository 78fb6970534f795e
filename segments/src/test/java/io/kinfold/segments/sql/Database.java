package io.kinfold.segments.sql;

import io.kinfold.segments.reference.Scenario;
import io.kinfold.segments.reference.World;
import io.kinfold.segments.schema.Schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A database that holds one world at a time. */
final class Database implements AutoCloseable {
    private final Connection connection;
    private final SqlDialect dialect;

    private Database(Connection connection, SqlDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Returns an empty DuckDB in memory. */
    static Database duckDb() throws SQLException {
        Database database =
                new Database(DriverManager.getConnection("jdbc:duckdb:"), SqlDialect.DUCKDB);
        database.run(List.of("SET threads = 1", "SET TimeZone = 'America/St_Johns'"));
        return database;
    }

    /** Returns the database of a connection to PostgreSQL. */
    static Database postgreSql(Connection connection) {
        return new Database(connection, SqlDialect.POSTGRESQL);
    }

    SqlDialect dialect() {
        return dialect;
    }

    /** Puts a world in place of the one before. */
    void load(World world) throws SQLException {
        create(world.schema());
        run(Inserts.of(world, dialect));
    }

    /** Creates empty tables. */
    void create(Schema schema) throws SQLException {
        run(List.of(
                "DROP SCHEMA IF EXISTS world CASCADE",
                "CREATE SCHEMA world",
                dialect == SqlDialect.DUCKDB ? "USE world" : "SET search_path TO world",
                SqlExport.ddl(schema, dialect)));
    }

    /** Returns the ids that a query selects. */
    Set<String> ids(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            Set<String> ids = new TreeSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Returns the source of an expression in a world. */
    static Source source(Scenario scenario, io.kinfold.segments.expression.Expression expression) {
        return new Source(expression, null, name -> named(scenario.world(), name));
    }

    private static Source named(World world, String name) {
        var definition = world.segments().get(name);
        return new Source(definition.expression(), definition.zone(), each -> named(world, each));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
