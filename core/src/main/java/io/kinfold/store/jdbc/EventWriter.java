package io.kinfold.store.jdbc;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog.Entry;
import io.kinfold.store.EventLog.Entry.Dropped;
import io.kinfold.store.EventLog.Entry.Forgotten;
import io.kinfold.store.EventLog.Entry.Tagged;
import io.kinfold.store.EventLog.Entry.Tracked;
import io.kinfold.store.EventLog.Entry.Untagged;
import io.kinfold.store.EventLog.Kept;
import io.kinfold.store.jdbc.EventHashes.Hash128;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes entries in their order in one transaction, neighbouring events at once. */
final class EventWriter {
    private final Transaction transaction;
    private final Statements statements;
    private final EventHashes hashes;
    private final EventIdentifiers identifiers;
    private boolean erasing;

    EventWriter(Transaction transaction, EventHashes hashes) {
        this.transaction = transaction;
        this.statements = transaction.statements();
        this.hashes = hashes;
        this.identifiers = new EventIdentifiers(statements, hashes);
    }

    /** Returns whether something was erased. */
    boolean hasErased() {
        return erasing;
    }

    Kept[] write(List<Entry> entries) throws SQLException {
        Kept[] kept = new Kept[entries.size()];
        Arrays.fill(kept, Kept.NOTHING);
        int from = 0;
        for (int i = 0; i <= entries.size(); i++) {
            if (i == entries.size() || !(entries.get(i) instanceof Tracked)) {
                track(entries, from, i, kept);
                from = i + 1;
            }
            if (i < entries.size() && !(entries.get(i) instanceof Tracked)) {
                kept[i] = writeRare(entries.get(i));
            }
        }
        identifiers.close();
        return kept;
    }

    private Kept writeRare(Entry entry) throws SQLException {
        if (entry instanceof Tagged tagged) {
            return tag(tagged);
        } else if (entry instanceof Untagged untagged) {
            return untag(untagged);
        } else if (entry instanceof Forgotten forgotten) {
            return drop(identifiers.of(List.of(forgotten.identifier())));
        }
        return drop(identifiers.present(List.of(((Dropped) entry).number())));
    }

    private void track(List<Entry> entries, int from, int to, Kept[] kept) throws SQLException {
        if (from == to) {
            return;
        }
        boolean[] known = known(entries, from, to);
        Map<Identifier, String> normals = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            if (!known[i - from]) {
                Tracked event = (Tracked) entries.get(i);
                normals.putIfAbsent(EventIdentifiers.plain(event.identifier()), event.normal());
            }
        }
        Map<Identifier, Long> numbers = identifiers.numbers(normals);
        PreparedStatement insert = statements.prepare(EventTables.TRACK);
        boolean any = false;
        for (int i = from; i < to; i++) {
            if (!known[i - from]) {
                Tracked event = (Tracked) entries.get(i);
                long number = Objects.requireNonNull(
                        numbers.get(EventIdentifiers.plain(event.identifier())));
                bind(insert, event, number);
                insert.addBatch();
                any = true;
                kept[i] = new Kept(1, number);
            }
        }
        if (any) {
            insert.executeBatch();
        }
    }

    private void bind(PreparedStatement insert, Tracked event, long number) throws SQLException {
        insert.setLong(1, transaction.next());
        insert.setLong(2, number);
        insert.setString(3, PlainColumn.write(event.type()));
        insert.setString(4, event.id().map(PlainColumn::write).orElse(null));
        insert.setLong(5, Micros.of(event.at()));
        insert.setString(6, event.fields());
    }

    /** Returns which events' ids were known, and makes the others' known. */
    private boolean[] known(List<Entry> entries, int from, int to) throws SQLException {
        PreparedStatement insert = statements.prepare(EventTables.KNOW);
        List<Integer> asked = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Tracked event = (Tracked) entries.get(i);
            if (event.id().isPresent()) {
                Hash128 hash = hashes.event(event, event.id().get());
                insert.setLong(1, hash.high());
                insert.setLong(2, hash.low());
                insert.addBatch();
                asked.add(i - from);
            }
        }
        boolean[] known = new boolean[to - from];
        int[] counts = asked.isEmpty() ? new int[0] : insert.executeBatch();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == Statement.SUCCESS_NO_INFO) {
                throw new SQLException("the driver does not count the rows of a batch");
            }
            known[asked.get(i)] = counts[i] == 0;
        }
        return known;
    }

    private Kept tag(Tagged tagged) throws SQLException {
        FragmentId founder = tagged.founder();
        if (EventErasure.largest(statements, hashes, founder).isPresent()) {
            return Kept.NOTHING;
        }
        long seq = transaction.next();
        Hash128 hash = hashes.tag(founder, tagged.tag());
        PreparedStatement insert = statements.bind(
                EventTables.TAG,
                hash.high(),
                hash.low(),
                hashes.fragment(founder).high(),
                founder.source(),
                PlainColumn.write(founder.key()),
                PlainColumn.write(tagged.tag()),
                micros(tagged.from()));
        @Nullable Instant until = tagged.until().orElse(null);
        if (until == null) {
            insert.setNull(8, Types.BIGINT);
        } else {
            insert.setLong(8, micros(until));
        }
        insert.setLong(9, seq);
        insert.executeUpdate();
        return new Kept(1, seq);
    }

    /** Returns microseconds since 1970; what is further away than these reach is as far as they reach. */
    private static long micros(Instant instant) {
        try {
            return Micros.of(instant);
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private Kept untag(Untagged untagged) throws SQLException {
        Hash128 hash = hashes.tag(untagged.founder(), untagged.tag());
        long seq = transaction.next();
        int count = statements.update(EventTables.UNTAG, seq, hash.high(), hash.low());
        return count == 0 ? Kept.NOTHING : new Kept(count, seq);
    }

    private Kept drop(List<Long> numbers) throws SQLException {
        if (numbers.isEmpty()) {
            return Kept.NOTHING;
        }
        erasing = true;
        identifiers.forget(numbers);
        return new Kept(EventErasure.drop(statements, numbers, transaction.next()), 0);
    }
}
