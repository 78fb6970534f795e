package io.kinfold.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * Listens on a channel of PostgreSQL's, on a connection of its own. What JDBC has no word for is asked of the driver by name, so
 * that Kinfold needs none to be built or to run with another database.
 */
final class PostgresBell implements Bell {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBell.class);

    private final DataSource source;
    private final String channel;
    private final String self;
    private final SilentBell silent = new SilentBell();
    private volatile boolean closed;
    private volatile @Nullable Connection listening;
    private boolean unable;

    PostgresBell(DataSource source, String channel, String self) {
        this.source = source;
        this.channel = channel;
        this.self = self;
    }

    @Override
    public boolean await(Duration longest) throws InterruptedException {
        if (!unable && !closed) {
            try {
                return isRung(connection(), longest);
            } catch (SQLException e) {
                LOG.debug("listening failed: SQLSTATE {}", e.getSQLState());
                drop();
            } catch (RuntimeException e) {
                LOG.debug("listening failed by {}", e.getClass().getName());
                drop();
            } catch (ReflectiveOperationException e) {
                LOG.info("the DataSource's connections are not those of PostgreSQL's driver, so"
                        + " changes of others are polled for, not listened to");
                unable = true;
                drop();
            }
        }
        return silent.await(longest);
    }

    private boolean isRung(Connection connection, Duration longest)
            throws SQLException, ReflectiveOperationException {
        Class<?> type = driverType();
        if (!connection.isWrapperFor(type)) {
            throw new ClassNotFoundException(type.getName());
        }
        int millis = (int) Math.max(1, Math.min(longest.toMillis(), Integer.MAX_VALUE));
        Method notifications = type.getMethod("getNotifications", int.class);
        Object[] rings = (Object[]) call(notifications, connection.unwrap(type), millis);
        if (rings == null || rings.length == 0) {
            return false;
        }
        Method parameter = driverType("org.postgresql.PGNotification").getMethod("getParameter");
        boolean rung = false;
        for (Object ring : rings) {
            rung |= !self.equals(call(parameter, ring));
        }
        return rung;
    }

    private Class<?> driverType() throws ClassNotFoundException {
        return driverType("org.postgresql.PGConnection");
    }

    /** Looks where the DataSource comes from, and else where a pool may have its driver from. */
    private Class<?> driverType(String name) throws ClassNotFoundException {
        try {
            return Class.forName(name, false, source.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        }
    }

    private static @Nullable Object call(Method method, Object on, Object... arguments)
            throws SQLException, ReflectiveOperationException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = listening;
        if (connection == null) {
            connection = source.getConnection();
            listening = connection;
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + channel);
            }
            if (closed) {
                throw new SQLException("closed");
            }
        }
        return connection;
    }

    private void drop() {
        Connection connection = listening;
        listening = null;
        if (connection != null) {
            try (connection) {
                // A plain close would wait for the one who listens.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("a connection could not be closed: SQLSTATE {}", e.getSQLState());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        silent.close();
        drop();
    }
}
