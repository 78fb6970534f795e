package io.kinfold.store.jdbc;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Operation;
import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;
import io.kinfold.store.Tombstone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Reads the rows of {@link OperationReader} as what they say, if they are as they were written; else it says which one is not.
 * Whoever mends a row by hand leaves its checksum out: it is not compared then.
 */
final class RowReader {
    private final Dialect dialect;

    RowReader(Dialect dialect) {
        this.dialect = dialect;
    }

    Operation.Put put(ResultSet rows) throws SQLException {
        try {
            Checksum checksum = new Checksum()
                    .add(rows.getLong(6))
                    .add(rows.getString(1))
                    .add(rows.getString(2))
                    .add(rows.getLong(3))
                    .add(rows.getLong(4))
                    .add(rows.getString(5));
            requireSame(checksum, rows, 7);
            FragmentId id = id(rows, 1);
            Fragment.Builder builder = Fragment.builder(id.source(), id.key());
            builder.observedAt(Micros.toInstant(rows.getLong(4)));
            Payload.read(rows.getString(5), builder);
            return new Operation.Put(builder.build(), Micros.toInstant(rows.getLong(3)));
        } catch (RuntimeException e) {
            throw unreadable("the fragment of change " + rows.getLong(6), e);
        }
    }

    Decision decision(ResultSet rows) throws SQLException {
        try {
            Checksum checksum = new Checksum().add(rows.getLong(8));
            for (int column = 1; column <= 7; column++) {
                checksum.add(rows.getString(column));
            }
            requireSame(checksum, rows, 9);
            return new Decision(
                    Decision.Kind.valueOf(rows.getString(5)),
                    id(rows, 1),
                    id(rows, 3),
                    Instant.parse(rows.getString(6)),
                    PlainColumn.read(rows.getString(7)));
        } catch (RuntimeException e) {
            throw unreadable("the decision of change " + rows.getLong(8), e);
        }
    }

    Tombstone tombstone(ResultSet rows) throws SQLException {
        try {
            String hash = rows.getString(1);
            requireSame(new Checksum().add(hash).add(rows.getLong(2)), rows, 3);
            return Hash.read(hash);
        } catch (RuntimeException e) {
            throw unreadable("the tombstone of change " + rows.getLong(2), e);
        }
    }

    /** Returns that a fragment was taken out, or erased. */
    Operation departed(ResultSet rows) throws SQLException {
        try {
            FragmentId id = id(rows, 2);
            String hash = rows.getString(4);
            return hash == null
                    ? new Operation.Remove(id)
                    : new Operation.Erase(List.of(id), List.of(Hash.read(hash)), List.of());
        } catch (RuntimeException e) {
            throw unreadable("what left with change " + rows.getLong(1), e);
        }
    }

    /** A row behind the last change is none that this store wrote. */
    void requireUpTo(long last, long seq) {
        if (seq > last) {
            throw unreadable(
                    "the fragment of change " + seq,
                    new IllegalStateException("behind the last change"));
        }
    }

    /** Rows that the pages of a table have lost are still known to its index, by which a database counts. */
    void requireAll(Statements statements, String table, long read) throws SQLException {
        long counted = statements.number("SELECT count(*) FROM @" + table).orElse(0);
        if (counted != read) {
            throw new StoreException(
                    Outcome.DAMAGED,
                    "could not read " + dialect.name() + ": its table " + table + " yields " + read
                            + " rows where its index has " + counted
                            + ". Nothing was changed; restore a backup");
        }
    }

    private static void requireSame(Checksum checksum, ResultSet rows, int column)
            throws SQLException {
        long kept = rows.getLong(column);
        if (!rows.wasNull() && kept != checksum.value()) {
            throw new IllegalStateException("another checksum");
        }
    }

    private static FragmentId id(ResultSet rows, int column) throws SQLException {
        return FragmentId.of(rows.getString(column), PlainColumn.read(rows.getString(column + 1)));
    }

    private StoreException unreadable(String what, Exception cause) {
        // Parsers quote the text around an error, so only where it came from goes on.
        IllegalStateException clean = new IllegalStateException(cause.getClass().getSimpleName());
        clean.setStackTrace(cause.getStackTrace());
        return new StoreException(
                Outcome.DAMAGED,
                "could not read " + what + " of " + dialect.name()
                        + ": its row is not as Kinfold writes it. Mend the row as docs/storage.md"
                        + " describes it, or restore a backup",
                clean);
    }
}
