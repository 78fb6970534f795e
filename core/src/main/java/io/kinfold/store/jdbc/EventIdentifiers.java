package io.kinfold.store.jdbc;

import io.kinfold.fragment.Identifier;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dictionary of identifiers that have events, within one transaction or one question. A number is never given
 * twice. For one thread.
 */
final class EventIdentifiers {
    private static final String FIND = """
            SELECT number, namespace, scope, value, normal FROM @event_identifier
            WHERE hash IN ({list})""";
    private static final String FIND_NORMAL = """
            SELECT number, namespace, scope, value, normal FROM @event_identifier
            WHERE normal_hash IN ({list})""";
    private static final String PRESENT = """
            SELECT number, namespace, scope, value, normal FROM @event_identifier
            WHERE number IN ({list})""";

    private final Statements statements;
    private final EventHashes hashes;
    private final Map<Identifier, Long> cached = new HashMap<>();
    private long last = -1;
    private boolean named;

    /** A row. */
    record Row(long number, Identifier identifier, String normal) {
        static Row of(ResultSet rows) throws SQLException {
            Identifier identifier = Identifier.of(
                    PlainColumn.read(rows.getString(2)),
                    PlainColumn.read(rows.getString(3)),
                    PlainColumn.read(rows.getString(4)));
            return new Row(rows.getLong(1), identifier, PlainColumn.read(rows.getString(5)));
        }

        boolean is(Identifier other) {
            return identifier.namespace().equals(other.namespace())
                    && identifier.scope().equals(other.scope())
                    && (identifier.value().equals(other.value())
                            || (!normal.isEmpty() && normal.equals(other.value())));
        }
    }

    EventIdentifiers(Statements statements, EventHashes hashes) {
        this.statements = statements;
        this.hashes = hashes;
    }

    /** Returns an identifier without whether it is verified, which does not count here. */
    static Identifier plain(Identifier identifier) {
        return identifier.verified()
                ? Identifier.of(identifier.namespace(), identifier.scope(), identifier.value())
                : identifier;
    }

    /** Returns the numbers of identifiers, new ones for those that have none; the map holds their normal forms. */
    Map<Identifier, Long> numbers(Map<Identifier, String> normals) throws SQLException {
        List<Identifier> unknown = normals.keySet().stream()
                .filter(identifier -> !cached.containsKey(identifier))
                .toList();
        List<Long> wanted = new ArrayList<>(unknown.size());
        unknown.forEach(one -> wanted.add(hashes.identifier(one, one.value())));
        for (Row row : rows(FIND, wanted)) {
            cached.put(row.identifier(), row.number());
        }
        List<Identifier> fresh = unknown.stream()
                .filter(identifier -> !cached.containsKey(identifier))
                .toList();
        if (!fresh.isEmpty()) {
            name(fresh, normals);
        }
        return cached;
    }

    private void name(List<Identifier> fresh, Map<Identifier, String> normals) throws SQLException {
        if (last < 0) {
            last = Meta.number(statements, EventTables.NUMBERS);
        }
        PreparedStatement insert = statements.prepare(EventTables.NAME);
        for (Identifier identifier : fresh) {
            String normal = normals.getOrDefault(identifier, "");
            insert.setLong(1, ++last);
            insert.setString(2, PlainColumn.write(identifier.namespace()));
            insert.setString(3, PlainColumn.write(identifier.scope()));
            insert.setString(4, PlainColumn.write(identifier.value()));
            insert.setString(5, PlainColumn.write(normal));
            insert.setLong(6, hashes.identifier(identifier, identifier.value()));
            insert.setLong(7, hashes.identifier(identifier, normal));
            insert.addBatch();
            cached.put(identifier, last);
        }
        insert.executeBatch();
        named = true;
    }

    /** Keeps which number was given last. */
    void close() throws SQLException {
        if (named) {
            statements.update(EventTables.SET_META, Long.toString(last), EventTables.NUMBERS);
        }
    }

    void forget(Collection<Long> numbers) {
        cached.values().removeAll(numbers);
    }

    /** Returns the numbers of those of some identifiers, as written or in normal form. */
    List<Long> of(List<Identifier> wanted) throws SQLException {
        return rowsOf(wanted).stream().map(Row::number).toList();
    }

    Set<Row> rowsOf(List<Identifier> wanted) throws SQLException {
        List<Long> wantedHashes = new ArrayList<>(wanted.size());
        wanted.forEach(one -> wantedHashes.add(hashes.identifier(one, one.value())));
        Set<Row> found = new LinkedHashSet<>();
        for (String sql : List.of(FIND, FIND_NORMAL)) {
            for (Row row : rows(sql, wantedHashes)) {
                if (wanted.stream().anyMatch(row::is)) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    /** Returns those of some numbers that are not gone. */
    List<Long> present(List<Long> numbers) throws SQLException {
        return rows(PRESENT, numbers).stream().map(Row::number).toList();
    }

    /** Brings normal forms up to date. */
    void normalize(Map<Long, String> normals) throws SQLException {
        PreparedStatement update = statements.prepare(EventTables.RENAME);
        boolean any = false;
        for (Row row : rows(PRESENT, List.copyOf(normals.keySet()))) {
            String normal = normals.getOrDefault(row.number(), "");
            update.setString(1, PlainColumn.write(normal));
            update.setLong(2, hashes.identifier(row.identifier(), normal));
            update.setLong(3, row.number());
            update.addBatch();
            any = true;
        }
        if (any) {
            update.executeBatch();
        }
    }

    private List<Row> rows(String sql, List<Long> wanted) throws SQLException {
        List<Row> rows = new ArrayList<>();
        NumberList.query(statements, sql, wanted, row -> rows.add(Row.of(row)));
        return rows;
    }
}
