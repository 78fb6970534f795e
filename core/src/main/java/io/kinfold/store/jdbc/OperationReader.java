package io.kinfold.store.jdbc;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Operation;
import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;
import io.kinfold.store.Tombstone;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads rows as operations, within one snapshot or turn. */
final class OperationReader {
    /** How many fragments are handed over at a time. */
    static final int PART = 10_000;

    private static final String FRAGMENT =
            "SELECT source, key, first_observed, observed, payload, seq FROM @fragment";
    private static final String FRAGMENT_OF_ID = FRAGMENT + " WHERE source = ? AND key = ?";
    private static final String FRAGMENTS_SINCE =
            FRAGMENT + " WHERE seq > ? ORDER BY seq LIMIT " + PART;
    private static final String DECISION = """
            SELECT first_source, first_key, second_source, second_key, kind, at, decided_by, seq
            FROM @decision WHERE seq > ? AND seq <= ?""";
    private static final String DEPARTED = "SELECT seq, source, key, tombstone FROM @departed"
            + " WHERE seq > ? AND seq <= ? ORDER BY seq, source, key";
    private static final String TOMBSTONE =
            "SELECT hash, seq FROM @tombstone WHERE seq > ? AND seq <= ? ORDER BY seq, hash";

    private final Dialect dialect;
    private final Statements statements;

    OperationReader(Dialect dialect, Statements statements) {
        this.dialect = dialect;
        this.statements = statements;
    }

    /** A fragment, and the number of the change that wrote it. */
    record Found(Operation.Put put, long seq) {}

    /** Returns the fragment of an id; empty where there is none. */
    Optional<Found> find(FragmentId id) throws SQLException {
        PreparedStatement select =
                statements.bind(FRAGMENT_OF_ID, id.source(), PlainColumn.write(id.key()));
        try (ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Found(put(rows), rows.getLong(6)))
                    : Optional.empty();
        }
    }

    /** Hands over everything up to {@code last}, which is all there is. */
    void all(long last, Consumer<Operation> sink) throws SQLException {
        try (PreparedStatement select =
                statements.connection().prepareStatement(dialect.sql(FRAGMENT + " ORDER BY seq"))) {
            select.setFetchSize(PART);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sink.accept(put(rows));
                }
            }
        }
        TreeMap<Long, Operation> rare = new TreeMap<>();
        decisions(0, last, rare);
        rare.values().forEach(sink);
        List<Tombstone> tombstones = new ArrayList<>();
        try (ResultSet rows = statements.bind(TOMBSTONE, 0L, last).executeQuery()) {
            while (rows.next()) {
                tombstones.add(Hash.read(rows.getString(1)));
            }
        }
        if (!tombstones.isEmpty()) {
            sink.accept(new Operation.Bury(tombstones));
        }
    }

    /** Some operations in their order, and the number of the last change up to which they are all. */
    record Part(List<Operation> operations, long upTo) {}

    /** Returns what changed after {@code seen}; {@code last} is the number of the last change. */
    Part since(long seen, long last) throws SQLException {
        TreeMap<Long, Operation> found = new TreeMap<>();
        int fragments = 0;
        try (ResultSet rows = statements.bind(FRAGMENTS_SINCE, seen).executeQuery()) {
            while (rows.next()) {
                found.put(order(rows.getLong(6)), put(rows));
                fragments++;
            }
        }
        long upTo = fragments == PART ? found.lastKey() / 2 : last;
        decisions(seen, upTo, found);
        Set<Tombstone> told = departures(seen, upTo, found);
        tombstones(seen, upTo, told, found);
        return new Part(List.copyOf(found.values()), upTo);
    }

    /** Returns the place of a change, with one behind it for the tombstones that it left besides. */
    private static long order(long seq) {
        return 2 * seq;
    }

    private Operation.Put put(ResultSet rows) throws SQLException {
        FragmentId id = id(rows, 1);
        Fragment.Builder builder = Fragment.builder(id.source(), id.key());
        try {
            builder.observedAt(Micros.toInstant(rows.getLong(4)));
            Payload.read(rows.getString(5), builder);
            return new Operation.Put(builder.build(), Micros.toInstant(rows.getLong(3)));
        } catch (RuntimeException e) {
            throw unreadable("fragment " + id, e);
        }
    }

    private static FragmentId id(ResultSet rows, int column) throws SQLException {
        return FragmentId.of(rows.getString(column), PlainColumn.read(rows.getString(column + 1)));
    }

    private StoreException unreadable(String what, Exception cause) {
        // Jackson quotes the text around an error, so only where it came from goes on.
        IllegalStateException clean = new IllegalStateException(cause.getClass().getSimpleName());
        clean.setStackTrace(cause.getStackTrace());
        return new StoreException(
                Outcome.DAMAGED,
                "could not read " + what + " of " + dialect.name()
                        + ": its row is not as Kinfold writes it. Mend the row as docs/storage.md"
                        + " describes it, or restore a backup",
                clean);
    }

    private void decisions(long after, long upTo, Map<Long, Operation> into) throws SQLException {
        try (ResultSet rows = statements.bind(DECISION, after, upTo).executeQuery()) {
            while (rows.next()) {
                into.put(order(rows.getLong(8)), new Operation.Decide(decision(rows)));
            }
        }
    }

    private Decision decision(ResultSet rows) throws SQLException {
        try {
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

    private Set<Tombstone> departures(long after, long upTo, Map<Long, Operation> into)
            throws SQLException {
        Set<Tombstone> told = new HashSet<>();
        try (ResultSet rows = statements.bind(DEPARTED, after, upTo).executeQuery()) {
            while (rows.next()) {
                FragmentId id = id(rows, 2);
                String hash = rows.getString(4);
                if (hash == null) {
                    into.put(order(rows.getLong(1)), new Operation.Remove(id));
                } else {
                    told.add(Hash.read(hash));
                    into.merge(order(rows.getLong(1)), erased(id, hash), OperationReader::together);
                }
            }
        }
        return told;
    }

    private static Operation erased(FragmentId id, String hash) {
        return new Operation.Erase(List.of(id), List.of(Hash.read(hash)), List.of());
    }

    private static Operation together(Operation first, Operation second) {
        Operation.Erase one = (Operation.Erase) first;
        Operation.Erase other = (Operation.Erase) second;
        return new Operation.Erase(
                joined(one.fragments(), other.fragments()),
                joined(one.tombstones(), other.tombstones()),
                List.of());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Adds tombstones that came without their fragments; those of {@code told} came with them. */
    private void tombstones(long after, long upTo, Set<Tombstone> told, Map<Long, Operation> into)
            throws SQLException {
        TreeMap<Long, List<Tombstone>> bySeq = new TreeMap<>();
        try (ResultSet rows = statements.bind(TOMBSTONE, after, upTo).executeQuery()) {
            while (rows.next()) {
                Tombstone tombstone = Hash.read(rows.getString(1));
                if (!told.contains(tombstone)) {
                    bySeq.computeIfAbsent(rows.getLong(2), seq -> new ArrayList<>())
                            .add(tombstone);
                }
            }
        }
        bySeq.forEach((seq, list) -> into.put(order(seq) + 1, new Operation.Bury(list)));
    }
}
