package io.kinfold.store.jdbc;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Applied;
import io.kinfold.store.Operation;
import io.kinfold.store.Tombstone;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes operations in their order in one transaction, many fragments at a time. */
final class OperationWriter {
    private static final String REMOVE = "DELETE FROM @fragment WHERE source = ? AND key = ?";
    private static final String DEPART =
            "INSERT INTO @departed(seq, source, key, tombstone) VALUES (?, ?, ?, ?)";
    private static final String BURY =
            "INSERT INTO @tombstone(hash, seq) VALUES (?, ?)" + " ON CONFLICT (hash) DO NOTHING";
    private static final String FORGET_FIRST =
            "DELETE FROM @decision WHERE first_source = ? AND first_key = ?";
    private static final String FORGET_SECOND =
            "DELETE FROM @decision WHERE second_source = ? AND second_key = ?";
    private static final String DECIDE = """
            INSERT INTO @decision(seq, first_source, first_key, second_source, second_key, kind, at, decided_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (first_source, first_key, second_source, second_key) DO UPDATE
            SET seq = excluded.seq, kind = excluded.kind, at = excluded.at, decided_by = excluded.decided_by""";

    private final Transaction transaction;
    private final Statements statements;
    private final FragmentWriter fragments;
    private final List<FragmentRow> rows = new ArrayList<>();
    private final List<Applied> removed = new ArrayList<>();

    OperationWriter(Transaction transaction, FragmentWriter fragments) {
        this.transaction = transaction;
        this.statements = transaction.statements();
        this.fragments = fragments;
    }

    Applied write(List<Operation> operations) throws SQLException {
        for (Operation operation : operations) {
            if (operation instanceof Operation.Put put) {
                put(put);
            } else {
                flush();
                writeRare(operation);
            }
        }
        flush();
        return sum();
    }

    private void put(Operation.Put put) throws SQLException {
        rows.add(FragmentRow.of(put, transaction.next()));
        if (rows.size() == FragmentWriter.BATCH) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (!rows.isEmpty()) {
            fragments.write(statements, rows);
            rows.clear();
        }
    }

    private void writeRare(Operation operation) throws SQLException {
        if (operation instanceof Operation.Remove remove) {
            remove(remove.fragment());
        } else if (operation instanceof Operation.Decide decide) {
            decide(decide.decision());
        } else if (operation instanceof Operation.Erase erase) {
            erase(erase);
        } else if (operation instanceof Operation.Bury bury) {
            bury(bury.tombstones(), transaction.next());
        }
    }

    private void remove(FragmentId id) throws SQLException {
        long seq = transaction.next();
        String key = PlainColumn.write(id.key());
        statements.update(REMOVE, id.source(), key);
        PreparedStatement depart = statements.bind(DEPART, seq, id.source(), key);
        depart.setString(4, null);
        depart.executeUpdate();
    }

    private void decide(Decision decision) throws SQLException {
        statements.update(
                DECIDE,
                transaction.next(),
                decision.first().source(),
                PlainColumn.write(decision.first().key()),
                decision.second().source(),
                PlainColumn.write(decision.second().key()),
                decision.kind().name(),
                Micros.of(decision.at()),
                PlainColumn.write(decision.by()));
    }

    private void erase(Operation.Erase erase) throws SQLException {
        long seq = transaction.next();
        for (int i = 0; i < erase.fragments().size(); i++) {
            FragmentId id = erase.fragments().get(i);
            String key = PlainColumn.write(id.key());
            statements.update(REMOVE, id.source(), key);
            statements.update(FORGET_FIRST, id.source(), key);
            statements.update(FORGET_SECOND, id.source(), key);
            statements.update(
                    DEPART, seq, id.source(), key, Hash.write(erase.tombstones().get(i)));
        }
        bury(erase.tombstones(), seq);
    }

    private void bury(List<Tombstone> tombstones, long seq) throws SQLException {
        for (Tombstone tombstone : tombstones) {
            statements.update(BURY, Hash.write(tombstone), seq);
        }
    }

    private Applied sum() {
        long events = 0;
        long tags = 0;
        List<String> places = new ArrayList<>();
        for (Applied each : removed) {
            events += each.events();
            tags += each.tags();
            places.addAll(each.places());
        }
        return new Applied(events, tags, places);
    }
}
