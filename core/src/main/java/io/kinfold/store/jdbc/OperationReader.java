package io.kinfold.store.jdbc;

import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Operation;
import io.kinfold.store.Tombstone;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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
            "SELECT source, key, first_observed, observed, payload, seq, checksum FROM @fragment";
    private static final String FRAGMENT_OF_ID = FRAGMENT + " WHERE source = ? AND key = ?";
    /** How many fragments are asked for by one statement, for which the last one is asked for as often as places are left. */
    private static final int TOGETHER = 64;

    private static final String FRAGMENTS_OF_IDS = FRAGMENT + " WHERE (source, key) IN (VALUES "
            + String.join(", ", Collections.nCopies(TOGETHER, "(?, ?)")) + ")";
    private static final String FRAGMENTS_SINCE =
            FRAGMENT + " WHERE seq > ? ORDER BY seq LIMIT " + PART;
    private static final String DECISION = """
            SELECT first_source, first_key, second_source, second_key, kind, at, decided_by, seq,
              checksum
            FROM @decision WHERE seq > ? AND seq <= ?""";
    private static final String DEPARTED = "SELECT seq, source, key, tombstone FROM @departed"
            + " WHERE seq > ? AND seq <= ? ORDER BY seq, source, key";
    private static final String TOMBSTONE =
            "SELECT hash, seq, checksum FROM @tombstone WHERE seq > ? AND seq <= ? ORDER BY seq, hash";

    private final Dialect dialect;
    private final RowReader row;
    private final Statements statements;

    OperationReader(Dialect dialect, Statements statements) {
        this.dialect = dialect;
        this.row = new RowReader(dialect);
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
                    ? Optional.of(new Found(row.put(rows), rows.getLong(6)))
                    : Optional.empty();
        }
    }

    /** Returns the fragments of ids, in any order; without those that are not there. */
    List<Found> find(List<FragmentId> ids) throws SQLException {
        List<Found> found = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            PreparedStatement select = statements.prepare(FRAGMENTS_OF_IDS);
            for (int i = 0; i < TOGETHER; i++) {
                FragmentId id = ids.get(Math.min(from + i, ids.size() - 1));
                select.setString(2 * i + 1, id.source());
                select.setString(2 * i + 2, PlainColumn.write(id.key()));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(row.put(rows), rows.getLong(6)));
                }
            }
        }
        return found;
    }

    /** Hands over everything up to {@code last}, which is all there is. */
    void all(long last, Consumer<Operation> sink) throws SQLException {
        try (PreparedStatement select =
                statements.connection().prepareStatement(dialect.sql(FRAGMENT + " ORDER BY seq"))) {
            select.setFetchSize(PART);
            long read = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    row.requireUpTo(last, rows.getLong(6));
                    sink.accept(row.put(rows));
                    read++;
                }
            }
            row.requireAll(statements, "fragment", read);
        }
        TreeMap<Long, Operation> rare = new TreeMap<>();
        decisions(0, last, rare);
        row.requireAll(statements, "decision", rare.size());
        rare.values().forEach(sink);
        List<Tombstone> tombstones = new ArrayList<>();
        try (ResultSet rows = statements.bind(TOMBSTONE, 0L, last).executeQuery()) {
            while (rows.next()) {
                tombstones.add(row.tombstone(rows));
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
                row.requireUpTo(last, rows.getLong(6));
                found.put(order(rows.getLong(6)), row.put(rows));
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

    private void decisions(long after, long upTo, Map<Long, Operation> into) throws SQLException {
        try (ResultSet rows = statements.bind(DECISION, after, upTo).executeQuery()) {
            while (rows.next()) {
                into.put(order(rows.getLong(8)), new Operation.Decide(row.decision(rows)));
            }
        }
    }

    private Set<Tombstone> departures(long after, long upTo, Map<Long, Operation> into)
            throws SQLException {
        Set<Tombstone> told = new HashSet<>();
        try (ResultSet rows = statements.bind(DEPARTED, after, upTo).executeQuery()) {
            while (rows.next()) {
                Operation gone = row.departed(rows);
                if (gone instanceof Operation.Erase erase) {
                    told.addAll(erase.tombstones());
                }
                into.merge(order(rows.getLong(1)), gone, OperationReader::together);
            }
        }
        return told;
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
                Tombstone tombstone = row.tombstone(rows);
                if (!told.contains(tombstone)) {
                    bySeq.computeIfAbsent(rows.getLong(2), seq -> new ArrayList<>())
                            .add(tombstone);
                }
            }
        }
        bySeq.forEach((seq, list) -> into.put(order(seq) + 1, new Operation.Bury(list)));
    }
}
