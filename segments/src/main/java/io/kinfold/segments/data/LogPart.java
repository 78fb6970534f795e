package io.kinfold.segments.data;

import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog;
import io.kinfold.store.StoreException;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Some of what a log told, with the events read by the schema. For one thread. */
final class LogPart implements EventLog.Reader {
    /** An identifier that has a number. */
    record Name(int number, Identifier identifier, String normal) {}

    /** An event on what has a number. */
    record On(int number, ReadEvent read) {}

    /** What was said of a tag. */
    record Tag(EventLog.Entry entry, long number) {}

    private final ReadEvent.Types types;
    private final List<Name> names = new ArrayList<>();
    private final List<On> events = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final List<Integer> gone = new ArrayList<>();

    LogPart(ReadEvent.Types types) {
        this.types = types;
    }

    /** Returns the number of an identifier: more than two thousand million have no room in memory. */
    static int number(long number) {
        return Math.toIntExact(number);
    }

    int size() {
        return names.size() + events.size() + tags.size() + gone.size();
    }

    List<Name> names() {
        return names;
    }

    List<On> events() {
        return events;
    }

    List<Tag> tags() {
        return tags;
    }

    List<Integer> gone() {
        return gone;
    }

    @Override
    public void identifier(long number, Identifier identifier, String normal) {
        names.add(new Name(number(number), identifier, normal));
    }

    @Override
    public void event(long identifier, String type, Instant at, String fields) {
        try {
            ReadEvent read = ReadEvent.of(type, at, FieldsText.read(fields), types);
            events.add(new On(number(identifier), read));
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Outcome.DAMAGED,
                    "the fields of an event '" + type
                            + "' in the log are no JSON object of fields; mend the row, or restore a backup");
        }
    }

    @Override
    public void tag(EventLog.Entry entry, long number) {
        tags.add(new Tag(entry, number));
    }

    @Override
    public void gone(long identifier) {
        gone.add(number(identifier));
    }
}
