package io.kinfold.benchmarks.segments;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The customers in DuckDB, in memory, with one thread and texts as ENUM. */
final class Duck implements AutoCloseable {
    private final DuckDBConnection connection;

    Duck(Customers customers) throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        run("set threads = 1");
        run("create type tier as enum (" + quoted(Customers.TIERS) + ")");
        run("create type city as enum (" + quoted(Customers.CITIES) + ")");
        run("create type kind as enum (" + quoted(Customers.EVENTS) + ")");
        run("create table profiles (id integer, tier tier, city city, total_spend decimal(18, 2),"
                + " order_count integer, last_purchase date, consent_email boolean)");
        run("create table events (profile integer, kind kind, instant timestamp,"
                + " amount decimal(18, 2))");
        load(customers);
    }

    private static String quoted(String[] values) {
        return Arrays.stream(values).collect(Collectors.joining("', '", "'", "'"));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void load(Customers customers) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("main", "profiles")) {
            for (int i = 0; i < customers.profiles; i++) {
                appender.beginRow();
                appender.append(i);
                appender.append(Customers.TIERS[customers.tier[i]]);
                appender.append(Customers.CITIES[customers.city[i]]);
                appender.append(BigDecimal.valueOf(customers.spendCents[i], 2));
                appender.append(customers.orders[i]);
                if (customers.lastPurchaseOf(i) == null) {
                    appender.appendNull();
                } else {
                    appender.append(customers.lastPurchaseOf(i));
                }
                appender.append(customers.consent[i]);
                appender.endRow();
            }
        }
        try (DuckDBAppender appender = connection.createAppender("main", "events")) {
            for (int i = 0; i < customers.eventAt.length; i++) {
                appender.beginRow();
                appender.append(customers.eventProfile[i]);
                appender.append(Customers.EVENTS[customers.eventKind[i]]);
                appender.append(LocalDateTime.ofEpochSecond(
                        customers.eventAt[i] / 1_000,
                        (int) (customers.eventAt[i] % 1_000) * 1_000_000,
                        ZoneOffset.UTC));
                appender.append(BigDecimal.valueOf(customers.eventCents[i], 2));
                appender.endRow();
            }
        }
    }

    /** Puts the events in the order of their days, or of their profiles. */
    void sortEvents(String by) throws SQLException {
        run("create or replace table events as select * from events order by " + by);
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Returns the single number of a query's single row. */
    static long number(PreparedStatement statement) {
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the ids that a query selects; returns how many. */
    static long ids(PreparedStatement statement) {
        try (ResultSet result = statement.executeQuery()) {
            long sum = 0;
            long count = 0;
            while (result.next()) {
                sum += result.getInt(1);
                count++;
            }
            return sum == Long.MIN_VALUE ? -1 : count;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
