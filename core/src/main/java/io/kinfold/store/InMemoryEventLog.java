package io.kinfold.store;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog.Entry.Dropped;
import io.kinfold.store.EventLog.Entry.Forgotten;
import io.kinfold.store.EventLog.Entry.Tagged;
import io.kinfold.store.EventLog.Entry.Tracked;
import io.kinfold.store.EventLog.Entry.Untagged;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps events and tags in memory, behind its own lock, for one who copies them. No graph erases here. */
final class InMemoryEventLog implements EventLog {
    private final TreeMap<Long, Named> named = new TreeMap<>();
    private final Map<Identifier, Long> numbers = new HashMap<>();
    private final List<Kind> events = new ArrayList<>();
    private final Set<EventId> ids = new HashSet<>();
    private final Map<TagOf, Said> tags = new LinkedHashMap<>();
    private final List<Long> gone = new ArrayList<>();
    private long identifiers;
    private long changes;

    /** An identifier as written, and its normal form. */
    private record Named(Identifier written, String normal) {
        boolean is(Identifier identifier) {
            return written.equals(identifier)
                    || (!normal.isEmpty()
                            && written.namespace().equals(identifier.namespace())
                            && written.scope().equals(identifier.scope())
                            && normal.equals(identifier.value()));
        }
    }

    private record Kind(long number, Tracked event) {}

    private record EventId(String type, String id) {}

    private record TagOf(FragmentId founder, String tag) {}

    private record Said(Entry entry, long number) {}

    @Override
    public synchronized List<Kept> append(List<Entry> entries) {
        return entries.stream().map(this::keep).toList();
    }

    private Kept keep(Entry entry) {
        if (entry instanceof Tracked tracked) {
            return track(tracked);
        } else if (entry instanceof Tagged tagged) {
            return say(new TagOf(tagged.founder(), tagged.tag()), tagged);
        } else if (entry instanceof Untagged untagged) {
            TagOf tag = new TagOf(untagged.founder(), untagged.tag());
            Said before = tags.get(tag);
            boolean had = before != null && before.entry() instanceof Tagged;
            return had ? say(tag, untagged) : Kept.NOTHING;
        } else if (entry instanceof Forgotten forgotten) {
            Identifier identifier = unverified(forgotten.identifier());
            return new Kept(drop(matching(one -> one.is(identifier))), 0);
        }
        long number = ((Dropped) entry).number();
        return new Kept(named.containsKey(number) ? drop(List.of(number)) : 0, 0);
    }

    private Kept track(Tracked tracked) {
        boolean isNew =
                tracked.id().map(id -> ids.add(new EventId(tracked.type(), id))).orElse(true);
        if (!isNew) {
            return Kept.NOTHING;
        }
        Identifier written = unverified(tracked.identifier());
        long number = numbers.computeIfAbsent(written, identifier -> {
            named.put(++identifiers, new Named(identifier, tracked.normal()));
            return identifiers;
        });
        events.add(new Kind(number, cut(tracked)));
        return new Kept(1, number);
    }

    private static Tracked cut(Tracked event) {
        return of(event, new Named(event.identifier(), event.normal()));
    }

    private static Tracked of(Tracked event, Named name) {
        return new Tracked(
                event.type(),
                event.id(),
                name.written(),
                name.normal(),
                event.at().truncatedTo(ChronoUnit.MICROS),
                event.fields());
    }

    private Kept say(TagOf tag, Entry entry) {
        tags.put(tag, new Said(entry, ++changes));
        return new Kept(1, changes);
    }

    private static Identifier unverified(Identifier identifier) {
        return Identifier.of(identifier.namespace(), identifier.scope(), identifier.value());
    }

    private List<Long> matching(Predicate<Named> which) {
        return named.entrySet().stream()
                .filter(one -> which.test(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private int drop(Collection<Long> dropped) {
        for (long number : dropped) {
            numbers.remove(Objects.requireNonNull(named.remove(number)).written());
        }
        gone.addAll(dropped);
        int before = events.size();
        events.removeIf(event -> dropped.contains(event.number()));
        return before - events.size();
    }

    @Override
    public synchronized void replay(Reader reader) {
        named.forEach((number, one) -> reader.identifier(number, one.written(), one.normal()));
        for (Kind one : events) {
            Tracked event = one.event();
            reader.event(one.number(), event.type(), event.at(), event.fields());
        }
        tags.values().forEach(said -> reader.tag(said.entry(), said.number()));
        gone.clear();
    }

    @Override
    public synchronized boolean others(Reader reader) {
        boolean any = !gone.isEmpty();
        gone.forEach(reader::gone);
        gone.clear();
        return any;
    }

    /** Nobody else writes here. */
    @Override
    public void onChange(Runnable wake) {}

    @Override
    public synchronized void normalize(Map<Long, String> normals) {
        normals.forEach((number, normal) ->
                named.computeIfPresent(number, (n, one) -> new Named(one.written(), normal)));
    }

    @Override
    public OptionalLong erased(FragmentId fragment) {
        return OptionalLong.empty();
    }

    @Override
    public synchronized List<Entry> about(List<Identifier> wanted, List<FragmentId> founders) {
        Set<Long> his = new HashSet<>(matching(
                one -> wanted.stream().anyMatch(identifier -> one.is(unverified(identifier)))));
        List<Entry> found = new ArrayList<>(events.stream()
                .filter(event -> his.contains(event.number()))
                .map(event -> of(event.event(), Objects.requireNonNull(named.get(event.number()))))
                .sorted(Comparator.comparing(Tracked::at))
                .toList());
        for (Said said : tags.values()) {
            if (said.entry() instanceof Tagged tagged && founders.contains(tagged.founder())) {
                found.add(tagged);
            }
        }
        return found;
    }
}
