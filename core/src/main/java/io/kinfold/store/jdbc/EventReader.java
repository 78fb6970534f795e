package io.kinfold.store.jdbc;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog;
import io.kinfold.store.EventLog.Entry;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Reads identifiers, events and tags, a part at a time, each with statements of its own: what is erased between two of
 * them is told as gone later, so that they need not see one moment.
 */
final class EventReader {
    /** So many rows of a kind are read at once. */
    private static final int MOST = 16_384;

    private static final String NAMES = """
            SELECT number, namespace, scope, value, normal FROM @event_identifier
            WHERE number > ? ORDER BY number LIMIT ?""";
    private static final String EVENTS = """
            SELECT seq, identifier, type, at, fields FROM @event
            WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?""";
    private static final String TAGS = """
            SELECT seq, source, key, tag, since, until FROM @tag
            WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?""";
    private static final String GONE = """
            SELECT identifier FROM @event_gone WHERE seq > ? AND seq <= ?""";
    private static final String OF = """
            SELECT seq, identifier, type, at, fields, id FROM @event
            WHERE identifier IN ({list})""";
    private static final String TAGS_OF = """
            SELECT seq, source, key, tag, since, until FROM @tag
            WHERE fragment = ? AND since IS NOT NULL ORDER BY seq""";

    private EventReader() {}

    /**
     * How far somebody has read.
     *
     * @param change the last change
     * @param number the last number of an identifier
     */
    record Place(long change, long number) {
        static final Place START = new Place(0, 0);

        Place at(long later) {
            return new Place(later, number);
        }

        Place named(long later) {
            return new Place(change, later);
        }
    }

    /** A change, and how it is told. */
    private record Told(long seq, Consumer<EventLog.Reader> telling) {}

    /** What was read, to be told. */
    record Part(List<Consumer<EventLog.Reader>> told, Place upTo, boolean isLast) {
        void tell(EventLog.Reader reader) {
            told.forEach(one -> one.accept(reader));
        }
    }

    /** Reads what there is up to a change: identifiers, then events and tags. */
    static Part replay(Statements statements, Place from, long last) throws SQLException {
        return read(statements, from, last, change -> false);
    }

    /** Reads what others changed since. */
    static Part since(Statements statements, Place from, OwnChanges own) throws SQLException {
        long last = Meta.number(statements, EventTables.CHANGES);
        return last == from.change()
                ? new Part(List.of(), from, true)
                : read(statements, from, last, own::contains);
    }

    private static Part read(Statements statements, Place from, long last, LongPredicate isKnown)
            throws SQLException {
        List<Consumer<EventLog.Reader>> told = new ArrayList<>();
        long named = names(statements, from.number(), told);
        if (told.size() == MOST) {
            return new Part(told, from.named(named), false);
        }
        List<Told> changes = new ArrayList<>();
        long upTo = page(statements, EVENTS, new Span(from.change(), last), changes);
        upTo = page(statements, TAGS, new Span(from.change(), upTo), changes);
        for (Told change : changes) {
            if (change.seq() <= upTo && !isKnown.test(change.seq())) {
                told.add(change.telling());
            }
        }
        gone(statements, new Span(from.change(), upTo), told);
        return new Part(told, new Place(upTo, named), upTo == last);
    }

    /** Changes after one up to another. */
    private record Span(long after, long upTo) {}

    private static long names(
            Statements statements, long from, List<Consumer<EventLog.Reader>> told)
            throws SQLException {
        long last = from;
        try (ResultSet rows = statements.bind(NAMES, from, MOST).executeQuery()) {
            while (rows.next()) {
                EventIdentifiers.Row row = EventIdentifiers.Row.of(rows);
                last = row.number();
                told.add(reader -> reader.identifier(row.number(), row.identifier(), row.normal()));
            }
        }
        return last;
    }

    /** Reads some rows of events or tags; returns up to which change there is none left. */
    private static long page(Statements statements, String sql, Span span, List<Told> changes)
            throws SQLException {
        int count = 0;
        long last = span.after();
        try (ResultSet rows =
                statements.bind(sql, span.after(), span.upTo(), MOST).executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                count++;
                changes.add(new Told(last, sql.equals(EVENTS) ? event(rows) : tag(rows)));
            }
        }
        return count == MOST ? last : span.upTo();
    }

    private static Consumer<EventLog.Reader> event(ResultSet rows) throws SQLException {
        long identifier = rows.getLong(2);
        String type = PlainColumn.read(rows.getString(3));
        long at = rows.getLong(4);
        String fields = rows.getString(5);
        return reader -> reader.event(identifier, type, Micros.toInstant(at), fields);
    }

    private static Consumer<EventLog.Reader> tag(ResultSet rows) throws SQLException {
        long seq = rows.getLong(1);
        Entry entry = entry(rows);
        return reader -> reader.tag(entry, seq);
    }

    private static Entry entry(ResultSet rows) throws SQLException {
        FragmentId fragment = FragmentId.of(rows.getString(2), PlainColumn.read(rows.getString(3)));
        String tag = PlainColumn.read(rows.getString(4));
        long since = rows.getLong(5);
        if (rows.wasNull()) {
            return new Entry.Untagged(fragment, tag);
        }
        long until = rows.getLong(6);
        Optional<Instant> end =
                rows.wasNull() ? Optional.empty() : Optional.of(Micros.toInstant(until));
        return new Entry.Tagged(fragment, tag, Micros.toInstant(since), end);
    }

    private static void gone(Statements statements, Span span, List<Consumer<EventLog.Reader>> told)
            throws SQLException {
        try (ResultSet rows = statements.bind(GONE, span.after(), span.upTo()).executeQuery()) {
            while (rows.next()) {
                long number = rows.getLong(1);
                told.add(reader -> reader.gone(number));
            }
        }
    }

    /** Reads all about one customer. */
    static List<Entry> about(
            Statements statements, List<Identifier> identifiers, List<FragmentId> founders)
            throws SQLException {
        EventHashes hashes = EventErasure.hashes(statements);
        List<Entry> found = new ArrayList<>(events(statements, hashes, identifiers));
        for (FragmentId founder : founders) {
            PreparedStatement question =
                    statements.bind(TAGS_OF, hashes.fragment(founder).high());
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    if (entry(rows) instanceof Entry.Tagged tagged
                            && tagged.founder().equals(founder)) {
                        found.add(tagged);
                    }
                }
            }
        }
        return found;
    }

    private static List<Entry> events(
            Statements statements, EventHashes hashes, List<Identifier> identifiers)
            throws SQLException {
        Map<Long, EventIdentifiers.Row> names = new HashMap<>();
        for (EventIdentifiers.Row row :
                new EventIdentifiers(statements, hashes).rowsOf(identifiers)) {
            names.put(row.number(), row);
        }
        List<Entry.Tracked> events = new ArrayList<>();
        NumberList.query(statements, OF, List.copyOf(names.keySet()), row -> {
            EventIdentifiers.Row name = Objects.requireNonNull(names.get(row.getLong(2)));
            @Nullable String id = row.getString(6);
            events.add(new Entry.Tracked(
                    PlainColumn.read(row.getString(3)),
                    Optional.ofNullable(id).map(PlainColumn::read),
                    name.identifier(),
                    name.normal(),
                    Micros.toInstant(row.getLong(4)),
                    row.getString(5)));
        });
        events.sort(Comparator.comparing(Entry.Tracked::at));
        return List.copyOf(events);
    }
}
