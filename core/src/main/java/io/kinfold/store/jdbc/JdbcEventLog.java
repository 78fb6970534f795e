package io.kinfold.store.jdbc;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/** Events and tags in the tables of a store, as one who copies them sees them. */
final class JdbcEventLog implements EventLog {
    private static final String READ = "read events from";
    private static final String WRITE = "write events to";

    private final Database database;
    private final JdbcStore store;
    private final GroupCommit<List<Entry>, List<Kept>> group = new GroupCommit<>(this::write);

    /** Held while changes are written or read, so that nobody reads what this object has not noted as its own. */
    private final ReentrantLock state = new ReentrantLock(true);

    private final OwnChanges own = new OwnChanges();

    /** Used under {@link #state}. */
    private @Nullable EventHashes hashes;

    private volatile EventReader.Place place = EventReader.Place.START;

    JdbcEventLog(Database database, JdbcStore store) {
        this.database = database;
        this.store = store;
    }

    @Override
    public List<Kept> append(List<Entry> entries) {
        return entries.isEmpty() ? List.of() : group.submit(List.copyOf(entries));
    }

    /** What a transaction did. */
    private record Written(List<Kept> kept, long before, long after, boolean erased) {}

    private List<List<Kept>> write(List<List<Entry>> requests) {
        List<Entry> all = new ArrayList<>();
        requests.forEach(all::addAll);
        state.lock();
        try {
            Written written = transact(all);
            note(written);
            if (written.erased()) {
                store.erased();
            }
            return split(requests, written.kept());
        } finally {
            state.unlock();
        }
    }

    private Written transact(List<Entry> entries) {
        return database.events().transact(WRITE, EventTables.CHANGES, transaction -> {
            long before = transaction.number();
            EventWriter writer = new EventWriter(transaction, hashes(transaction.statements()));
            List<Kept> kept = List.of(writer.write(entries));
            if (writer.hasErased()) {
                Cleaner.count(transaction.statements());
            }
            if (transaction.number() != before) {
                database.dialect().announce(transaction.statements(), store.id());
            }
            return new Written(kept, before, transaction.number(), writer.hasErased());
        });
    }

    /** Returns the hashes of the store; its key never changes. */
    private EventHashes hashes(Statements statements) throws SQLException {
        EventHashes known = hashes;
        if (known == null) {
            known = EventErasure.hashes(statements);
            hashes = known;
        }
        return known;
    }

    /** Goes on behind what was written where there is nothing else before it, and nothing that others hear of is in it. */
    private void note(Written written) {
        EventReader.Place here = place;
        if (here.change() == written.before() && !written.erased()) {
            place = here.at(written.after());
        } else {
            own.add(written.before() + 1, written.after());
        }
    }

    private static List<List<Kept>> split(List<List<Entry>> requests, List<Kept> kept) {
        List<List<Kept>> answers = new ArrayList<>(requests.size());
        int from = 0;
        for (List<Entry> request : requests) {
            answers.add(kept.subList(from, from + request.size()));
            from += request.size();
        }
        return answers;
    }

    @Override
    public void replay(Reader reader) {
        state.lock();
        try {
            long last = last();
            EventReader.Place here = EventReader.Place.START;
            boolean more = true;
            while (more) {
                EventReader.Place from = here;
                EventReader.Part part = database.readers()
                        .read(READ, statements -> EventReader.replay(statements, from, last));
                part.tell(reader);
                here = part.upTo();
                more = !part.isLast();
            }
            place = here.at(last);
        } finally {
            state.unlock();
        }
    }

    @Override
    public boolean others(Reader reader) {
        state.lock();
        try {
            EventReader.Place from = place;
            EventReader.Part part = database.readers()
                    .read(READ, statements -> EventReader.since(statements, from, own));
            part.tell(reader);
            place = part.upTo();
            own.forget(part.upTo().change());
            return part.upTo().change() != from.change() || !part.isLast();
        } finally {
            state.unlock();
        }
    }

    private long last() {
        return database.readers()
                .read(READ, statements -> Meta.number(statements, EventTables.CHANGES));
    }

    /** Returns how many changes this object has yet to read. */
    long behind() {
        return last() - place.change();
    }

    @Override
    public void onChange(Runnable wake) {
        store.look(() -> {
            if (behind() > 0) {
                wake.run();
            }
        });
    }

    @Override
    public void normalize(Map<Long, String> normals) {
        state.lock();
        try {
            database.events().transact(WRITE, EventTables.CHANGES, transaction -> {
                Statements statements = transaction.statements();
                new EventIdentifiers(statements, hashes(statements)).normalize(normals);
                return normals;
            });
        } finally {
            state.unlock();
        }
    }

    @Override
    public OptionalLong erased(FragmentId fragment) {
        return database.readers()
                .read(
                        READ,
                        statements -> EventErasure.largest(
                                statements, EventErasure.hashes(statements), fragment));
    }

    @Override
    public List<Entry> about(List<Identifier> identifiers, List<FragmentId> founders) {
        return database.readers()
                .snapshot(READ, statements -> EventReader.about(statements, identifiers, founders));
    }
}
