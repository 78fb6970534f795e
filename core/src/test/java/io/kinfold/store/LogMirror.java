package io.kinfold.store;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog.Entry.Tagged;
import io.kinfold.store.EventLog.Entry.Untagged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A copy of a log, kept by what it tells: what is gone is gone, and of tags the larger number counts. */
final class LogMirror implements EventLog.Reader {
    /** What an event says beside its identifier. */
    record Said(String type, Instant at, String fields) {}

    private record Tag(FragmentId founder, String name) {}

    private record Change(EventLog.Entry entry, long number) {}

    private final Map<Long, Identifier> identifiers = new HashMap<>();
    private final Map<Long, List<Said>> events = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private final Map<Tag, Change> tags = new HashMap<>();

    /** Returns a copy of all that a log holds. */
    static LogMirror of(EventLog log) {
        LogMirror mirror = new LogMirror();
        log.replay(mirror);
        return mirror;
    }

    /** Takes in what others appended. */
    void follow(EventLog log) {
        boolean more = true;
        while (more) {
            more = log.others(this);
        }
    }

    @Override
    public void identifier(long number, Identifier identifier, String normal) {
        identifiers.put(number, identifier);
    }

    @Override
    public void event(long identifier, String type, Instant at, String fields) {
        if (!identifiers.containsKey(identifier)) {
            throw new AssertionError("an event came before its identifier");
        }
        events.computeIfAbsent(identifier, n -> new ArrayList<>()).add(new Said(type, at, fields));
    }

    @Override
    public void tag(EventLog.Entry entry, long number) {
        Tag tag = entry instanceof Tagged tagged
                ? new Tag(tagged.founder(), tagged.tag())
                : new Tag(((Untagged) entry).founder(), ((Untagged) entry).tag());
        tags.merge(tag, new Change(entry, number), (a, b) -> a.number() > b.number() ? a : b);
    }

    @Override
    public void gone(long identifier) {
        gone.add(identifier);
    }

    /** Takes in what was appended by the one who keeps this copy. */
    void own(EventLog.Entry entry, EventLog.Kept kept) {
        if (entry instanceof EventLog.Entry.Tracked event && kept.count() > 0) {
            identifier(kept.number(), plain(event.identifier()), event.normal());
            event(kept.number(), event.type(), EventLogContract.cut(event.at()), event.fields());
        } else if ((entry instanceof Tagged || entry instanceof Untagged) && kept.count() > 0) {
            tag(entry, kept.number());
        }
    }

    private static Identifier plain(Identifier identifier) {
        return Identifier.of(identifier.namespace(), identifier.scope(), identifier.value());
    }

    void erase(FragmentId founder) {
        tags.keySet().removeIf(tag -> tag.founder().equals(founder));
    }

    /** Returns how often each thing is said of each identifier. */
    Map<Identifier, Map<Said, Integer>> events() {
        Map<Identifier, Map<Said, Integer>> all = new HashMap<>();
        events.forEach((number, said) -> {
            if (!gone.contains(number)) {
                Map<Said, Integer> counts =
                        all.computeIfAbsent(identifiers.get(number), i -> new HashMap<>());
                said.forEach(one -> counts.merge(one, 1, Integer::sum));
            }
        });
        return all;
    }

    Set<EventLog.Entry> tags() {
        Set<EventLog.Entry> all = new HashSet<>();
        tags.values().forEach(change -> {
            if (change.entry() instanceof Tagged tagged) {
                all.add(EventLogContract.cut(tagged));
            }
        });
        return all;
    }
}
