package io.kinfold.store.jdbc;

import io.kinfold.store.Position;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Marks points of the history with random numbers: a store that was set back to a backup and went on has other ones. The last
 * hundred are kept. Safe for any thread.
 */
final class Milestones {
    private static final int KEPT = 100;

    private final SecureRandom random = new SecureRandom();

    Position mark(Statements statements, UUID store, long seq) throws SQLException {
        OptionalLong known = token(statements, seq);
        if (known.isPresent()) {
            return new Position(store, seq, known.getAsLong());
        }
        long token = random.nextLong();
        statements.update("INSERT INTO @milestone(seq, token) VALUES (?, ?)", seq, token);
        statements.update("""
                DELETE FROM @milestone WHERE seq <
                  (SELECT min(seq) FROM (SELECT seq FROM @milestone ORDER BY seq DESC LIMIT ?) AS last)""", KEPT);
        return new Position(store, seq, token);
    }

    boolean knows(Statements statements, Position position) throws SQLException {
        OptionalLong token = token(statements, position.number());
        return token.isPresent() && token.getAsLong() == position.token();
    }

    private static OptionalLong token(Statements statements, long seq) throws SQLException {
        return statements.number("SELECT token FROM @milestone WHERE seq = ?", seq);
    }
}
