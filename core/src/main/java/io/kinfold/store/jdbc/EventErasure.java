package io.kinfold.store.jdbc;

import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Applied;
import io.kinfold.store.Operation;
import io.kinfold.store.jdbc.EventHashes.Hash128;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Takes events and tags out by law. What others learn of it are numbers that stand for nobody any more, so that they may stay.
 */
final class EventErasure {
    private static final String EVENTS = "DELETE FROM @event WHERE identifier IN ({list})";
    private static final String NAMES = "DELETE FROM @event_identifier WHERE number IN ({list})";
    private static final String GONE = "INSERT INTO @event_gone(seq, identifier) VALUES (?, ?)";
    private static final String TAGS = """
            DELETE FROM @tag WHERE fragment = ? AND source = ? AND key = ?""";
    private static final String LEFT = """
            SELECT count(*) FROM @tag
            WHERE fragment = ? AND source = ? AND key = ? AND since IS NOT NULL""";
    private static final String ERASED = """
            INSERT INTO @tag_erased(high, low, largest) VALUES (?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String LARGEST =
            "SELECT largest FROM @tag_erased WHERE high = ? AND low = ?";

    private EventErasure() {}

    /**
     * Erases what is here of a customer whom a graph erases, in the same transaction.
     *
     * @return how many events and tags there were
     */
    static Applied erase(Transaction transaction, Operation.Erase erase) throws SQLException {
        Statements statements = transaction.statements();
        String lock = statements.dialect().lock();
        PreparedStatement locked = statements.bind(lock, EventTables.CHANGES);
        long seq =
                Meta.read(statements.dialect(), locked, EventTables.CHANGES, Long::parseLong) + 1;
        EventHashes hashes = hashes(statements);
        List<Long> numbers = new EventIdentifiers(statements, hashes).of(erase.identifiers());
        long events = drop(statements, numbers, seq);
        long largest = Meta.number(statements, EventTables.NUMBERS);
        long tags = 0;
        for (FragmentId fragment : erase.fragments()) {
            tags += untag(statements, hashes, fragment);
            Hash128 hash = hashes.fragment(fragment);
            statements.update(ERASED, hash.high(), hash.low(), largest);
        }
        statements.update(EventTables.SET_META, Long.toString(seq), EventTables.CHANGES);
        return new Applied(events, tags, places(statements.dialect(), events, tags));
    }

    private static List<String> places(Dialect dialect, long events, long tags) {
        List<String> places = new ArrayList<>();
        if (events > 0) {
            places.add(dialect.place("event"));
            places.add(dialect.place("event_identifier"));
        }
        if (tags > 0) {
            places.add(dialect.place("tag"));
        }
        return places;
    }

    private static long untag(Statements statements, EventHashes hashes, FragmentId fragment)
            throws SQLException {
        long hash = hashes.fragment(fragment).high();
        String key = PlainColumn.write(fragment.key());
        long tags = statements.number(LEFT, hash, fragment.source(), key).orElse(0);
        statements.update(TAGS, hash, fragment.source(), key);
        return tags;
    }

    /** Erases the events on identifiers, by their numbers; returns how many there were. */
    static long drop(Statements statements, List<Long> numbers, long seq) throws SQLException {
        long events = NumberList.update(statements, EVENTS, numbers);
        NumberList.update(statements, NAMES, numbers);
        PreparedStatement gone = statements.prepare(GONE);
        for (long number : numbers) {
            gone.setLong(1, seq);
            gone.setLong(2, number);
            gone.addBatch();
        }
        if (!numbers.isEmpty()) {
            gone.executeBatch();
        }
        return events;
    }

    /** Returns the largest number of an identifier when a graph erased a fragment; empty if none did. */
    static OptionalLong largest(Statements statements, EventHashes hashes, FragmentId fragment)
            throws SQLException {
        Hash128 hash = hashes.fragment(fragment);
        return statements.number(LARGEST, hash.high(), hash.low());
    }

    /** Returns the hashes by the key of the store, which a graph may have another one than. */
    static EventHashes hashes(Statements statements) throws SQLException {
        return new EventHashes(Meta.erasureKey(statements));
    }
}
