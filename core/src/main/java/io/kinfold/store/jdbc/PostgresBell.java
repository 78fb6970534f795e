package io.kinfold.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

/** Listens on a channel of PostgreSQL's, on a connection of its own. */
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
        if (!unable) {
            try {
                Connection connection = connection();
                if (connection.isWrapperFor(PGConnection.class)) {
                    return isRung(connection.unwrap(PGConnection.class), longest);
                }
                LOG.info("the DataSource is not PostgreSQL's own, so changes of others are"
                        + " polled for, not listened to");
                unable = true;
                drop();
            } catch (SQLException e) {
                LOG.debug("listening failed: SQLSTATE {}", e.getSQLState());
                drop();
            }
        }
        return silent.await(longest);
    }

    private boolean isRung(PGConnection connection, Duration longest) throws SQLException {
        int millis = (int) Math.max(1, Math.min(longest.toMillis(), Integer.MAX_VALUE));
        PGNotification[] notifications = connection.getNotifications(millis);
        if (notifications == null) {
            return false;
        }
        boolean rung = false;
        for (PGNotification each : notifications) {
            rung |= !each.getParameter().equals(self);
        }
        return rung;
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
                drop();
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
