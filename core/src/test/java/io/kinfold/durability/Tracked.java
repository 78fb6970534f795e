package io.kinfold.durability;

import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The fields of all events that a log holds. */
final class Tracked implements EventLog.Reader {
    private final List<String> fields = new ArrayList<>();

    static List<String> in(EventLog log) {
        Tracked tracked = new Tracked();
        log.replay(tracked);
        return tracked.fields;
    }

    @Override
    public void identifier(long number, Identifier identifier, String normal) {
        // Fields tell the events of a shop apart.
    }

    @Override
    public void event(long identifier, String type, Instant at, String event) {
        fields.add(event);
    }

    @Override
    public void tag(EventLog.Entry entry, long number) {
        // A shop has none.
    }

    @Override
    public void gone(long identifier) {
        throw new AssertionError("events are gone that nobody erased");
    }
}
