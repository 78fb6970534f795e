package io.kinfold.store.jdbc;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Applied;
import io.kinfold.store.Operation;
import io.kinfold.store.Tombstone;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes operations in their order in one transaction, many fragments at a time. */
final class OperationWriter {
    private static final String REMOVE = "DELETE FROM @fragment WHERE source = ? AND key = ?";
    private static final String DEPART =
            "INSERT INTO @departed(seq, source, key, tombstone) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (seq, source, key) DO NOTHING";
    private static final String BURY =
            "INSERT INTO @tombstone(hash, seq, checksum) VALUES (?, ?, ?)"
                    + " ON CONFLICT (hash) DO NOTHING";
    private static final String FORGET_FIRST =
            "DELETE FROM @decision WHERE first_source = ? AND first_key = ?";
    private static final String FORGET_SECOND =
            "DELETE FROM @decision WHERE second_source = ? AND second_key = ?";
    private static final String DECIDE = """
            INSERT INTO @decision(
              seq, first_source, first_key, second_source, second_key, kind, at, decided_by, checksum)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (first_source, first_key, second_source, second_key) DO UPDATE
            SET seq = excluded.seq, kind = excluded.kind, at = excluded.at,
              decided_by = excluded.decided_by, checksum = excluded.checksum""";

    private final Transaction transaction;
    private final Statements statements;
    private final FragmentWriter fragments;
    private final List<Eraser> erasers;
    private final List<FragmentRow> rows = new ArrayList<>();
    private final Set<String> places = new LinkedHashSet<>();
    private long events;
    private long tags;

    OperationWriter(Transaction transaction, FragmentWriter fragments, List<Eraser> erasers) {
        this.transaction = transaction;
        this.statements = transaction.statements();
        this.fragments = fragments;
        this.erasers = erasers;
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
        return new Applied(events, tags, List.copyOf(places));
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
        long seq = transaction.next();
        List<String> texts = List.of(
                decision.first().source(),
                PlainColumn.write(decision.first().key()),
                decision.second().source(),
                PlainColumn.write(decision.second().key()),
                decision.kind().name(),
                decision.at().toString(),
                PlainColumn.write(decision.by()));
        Checksum checksum = new Checksum().add(seq);
        List<Object> row = new ArrayList<>(List.of(seq));
        for (String text : texts) {
            checksum.add(text);
            row.add(text);
        }
        row.add(checksum.value());
        statements.update(DECIDE, row.toArray());
    }

    private void erase(Operation.Erase erase) throws SQLException {
        long seq = transaction.next();
        for (int i = 0; i < erase.fragments().size(); i++) {
            FragmentId id = erase.fragments().get(i);
            String key = PlainColumn.write(id.key());
            count("fragment", statements.update(REMOVE, id.source(), key));
            count("decision", statements.update(FORGET_FIRST, id.source(), key));
            count("decision", statements.update(FORGET_SECOND, id.source(), key));
            statements.update(
                    DEPART, seq, id.source(), key, Hash.write(erase.tombstones().get(i)));
        }
        bury(erase.tombstones(), seq);
        for (Eraser eraser : erasers) {
            Applied applied = eraser.erase(transaction, erase);
            events += applied.events();
            tags += applied.tags();
            places.addAll(applied.places());
        }
        // Behind the events, so that all who wait for both rows do so in one order.
        Cleaner.count(statements);
    }

    private void count(String table, int rows) {
        if (rows > 0) {
            places.add(statements.dialect().place(table));
        }
    }

    private void bury(List<Tombstone> tombstones, long seq) throws SQLException {
        for (Tombstone tombstone : tombstones) {
            String hash = Hash.write(tombstone);
            statements.update(BURY, hash, seq, new Checksum().add(hash).add(seq).value());
        }
    }
}
