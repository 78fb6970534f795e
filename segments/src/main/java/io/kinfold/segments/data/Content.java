package io.kinfold.segments.data;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.CustomerStore;
import io.kinfold.segments.column.Tagging;
import io.kinfold.segments.column.Typed;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.store.EventLog;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * What customer data hold, and how it is written: under the write lock of the data, but for what says otherwise.
 */
final class Content {
    private final Schema schema;
    private final CustomerStore store;
    private final Fingerprints eventIds = new Fingerprints();
    private final Counters counters = new Counters();
    private final Map<String, BitSet> badAttributes = new TreeMap<>();
    private final Map<Long, String> renamed = new HashMap<>();
    private final ValueReader values;
    private final boolean logged;
    private volatile NormalForms forms = new NormalForms(null);
    private volatile @Nullable IdentityGraph graph;

    /** Makes empty content; {@code logged} says whether a log keeps the events. */
    Content(Schema schema, ValueReader values, boolean logged) {
        this.schema = schema;
        this.values = values;
        this.logged = logged;
        store = new CustomerStore(schema, new SecureRandom().nextLong());
    }

    CustomerStore store() {
        return store;
    }

    /** Sets the graph to be followed; returns false if there is one already. */
    boolean follow(IdentityGraph followed) {
        if (graph != null) {
            return false;
        }
        graph = followed;
        return true;
    }

    /** Returns the graph that is followed; for any thread. */
    @Nullable
    IdentityGraph graph() {
        return graph;
    }

    /** Returns whether identifiers have the normal forms of the graph's configuration; for any thread. */
    boolean isOf(IdentityGraph followed) {
        return forms.configuration() == followed.configuration();
    }

    /**
     * Begins to apply what a graph told, as of a configuration: erasures come first, while what was erased still has
     * its identifiers.
     */
    void begin(List<Named.One> told, Configuration configuration) {
        for (Named.One one : told) {
            one.erasures().forEach(this::erase);
        }
        if (forms.configuration() != configuration) {
            forms = new NormalForms(configuration);
            store.eachWritten(this::renormalize);
        }
    }

    /** Puts what was found of profiles that a graph named; what was not found is no profile any more. */
    void put(List<ProfileId> ids, Map<ProfileId, Profile> found) {
        ids.forEach(id -> read(id, Optional.ofNullable(found.get(id))));
    }

    /** Ends to apply what a graph told. */
    void end(List<Named.One> told) {
        for (Named.One one : told) {
            one.erasures().forEach(erasure -> erasure.identifiers().forEach(store::forgetForm));
        }
    }

    /**
     * Erases the tags of a profile, and its events on what identified it when it was erased: what it was known by here may
     * have gone to another since. Where a log keeps the events, they go when it says so.
     */
    private void erase(Named.Erasure erasure) {
        int row = store.row(erasure.profile());
        if (row >= 0) {
            store.eraseTags(row);
        }
        if (!logged) {
            eachWritten(erasure, written -> counters.erased(store.eraseWritten(written)));
        }
    }

    /** Calls back with each written identifier with events that identified a profile when it was erased. */
    private void eachWritten(Named.Erasure erasure, IntConsumer consumer) {
        if (forms.configuration() == erasure.configuration()) {
            for (Identifier identifier : erasure.identifiers()) {
                for (int written : store.written(identifier)) {
                    consumer.accept(written);
                }
            }
            return;
        }
        NormalForms then = new NormalForms(erasure.configuration());
        Set<Identifier> erased = new HashSet<>();
        erasure.identifiers().forEach(one -> erased.add(unverified(one)));
        store.eachWritten(written -> {
            Optional<Identifier> form = normal(store.identifier(written), then);
            if (form.isPresent() && erased.contains(form.get())) {
                consumer.accept(written);
            }
        });
    }

    private static Identifier unverified(Identifier identifier) {
        return Identifier.of(identifier.namespace(), identifier.scope(), identifier.value());
    }

    /** Returns by which numbers a log calls what identified a profile when it was erased; under the read lock. */
    List<Long> numbers(Named.Erasure erasure) {
        List<Long> numbers = new ArrayList<>();
        eachWritten(erasure, written -> {
            int number = store.numberOf(written);
            if (number > 0) {
                numbers.add((long) number);
            }
        });
        return numbers;
    }

    /** Takes in what a log told. */
    void take(LogPart part) {
        for (LogPart.Name name : part.names()) {
            int entry = store.name(name.number(), name.identifier());
            if (entry >= 0 && !store.isNormalized(entry)) {
                normalize(entry, name);
            }
        }
        for (LogPart.On event : part.events()) {
            int entry = store.named(event.number());
            counters.flaws(event.read().flaws());
            if (entry >= 0 && event.read().isUsable()) {
                add(entry, event.read());
            }
        }
        part.tags().forEach(tag -> tag(tag.entry(), tag.number()));
        part.gone().forEach(number -> counters.erased(store.eraseNamed(number)));
    }

    /** Where no graph says what normal forms are, those of the log hold. */
    private void normalize(int entry, LogPart.Name name) {
        Identifier written = name.identifier();
        if (graph != null) {
            normalize(entry, written);
        } else if (!name.normal().isEmpty()) {
            Identifier form = Identifier.of(written.namespace(), written.scope(), name.normal());
            store.normal(entry, store.entry(form));
        }
    }

    /** Says of a tag what a log's entry says, if it is the newest. */
    void tag(EventLog.Entry entry, long number) {
        if (entry instanceof EventLog.Entry.Tagged tagged) {
            Tagging tagging = new Tagging(
                    millis(tagged.from()),
                    tagged.until().map(Content::millis).orElse(Long.MAX_VALUE));
            store.tag(row(tagged.founder()), tagged.founder(), tagged.tag(), tagging, number);
        } else if (entry instanceof EventLog.Entry.Untagged untagged) {
            store.tag(row(untagged.founder()), untagged.founder(), untagged.tag(), null, number);
        }
    }

    /** Returns the row whose profile has a fragment, as far as it is known; else it is known when the profile is read. */
    private int row(FragmentId fragment) {
        int row = store.row(new ProfileId(fragment));
        IdentityGraph followed = graph;
        return row >= 0 || followed == null
                ? row
                : followed.profileId(fragment).map(store::row).orElse(-1);
    }

    static long millis(Instant instant) {
        Object read = ValueReader.instant(instant);
        if (read instanceof Instant fit) {
            return fit.toEpochMilli();
        }
        return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private void read(ProfileId id, Optional<Profile> now) {
        Optional<Profile> profile = now.filter(found -> found.id().equals(id));
        if (profile.isEmpty()) {
            remove(id);
            return;
        }
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        profile.get().goldenRecord().forEach((name, value) -> attributes.put(name, value.values()));
        set(store.put(id, profile.get().identifiers(), profile.get().fragments()), attributes);
    }

    void put(
            ProfileId id,
            Collection<Identifier> identifiers,
            Map<String, ? extends List<String>> attributes) {
        set(store.put(id, identifiers, List.of(id.founder())), attributes);
    }

    private void set(int row, Map<String, ? extends List<String>> attributes) {
        for (AttributeDefinition attribute : schema.attributes().values()) {
            String name = attribute.name();
            if (!name.equals(Schema.TAGS)) {
                List<String> raw = attributes.get(name);
                Object value = raw == null ? null : values.read(attribute, raw);
                boolean bad = value == ValueReader.BAD;
                store.set(row, name, bad ? null : value);
                mark(name, row, bad);
            }
        }
    }

    private void mark(String attribute, int row, boolean bad) {
        if (bad) {
            badAttributes.computeIfAbsent(attribute, n -> new BitSet()).set(row);
        } else if (badAttributes.containsKey(attribute)) {
            badAttributes.get(attribute).clear(row);
        }
    }

    /** Takes a profile out; returns whether there was one. */
    boolean remove(ProfileId id) {
        int row = store.row(id);
        if (row >= 0) {
            store.remove(row);
            badAttributes.values().forEach(rows -> rows.clear(row));
        }
        return row >= 0;
    }

    /** Returns what values are read by; for any thread. */
    ReadEvent.Types types() {
        return new ReadEvent.Types(schema, values);
    }

    /** Reads events by the schema; for any thread, outside the lock. */
    List<ReadEvent> read(List<Event> events) {
        List<ReadEvent> read = new ArrayList<>(events.size());
        for (Event event : events) {
            read.add(ReadEvent.of(event, schema, values));
        }
        return read;
    }

    /** Returns an event as a log keeps it; for any thread, outside the lock. */
    EventLog.Entry entry(Event event) {
        return new EventLog.Entry.Tracked(
                event.type(),
                event.id(),
                event.identifier(),
                normal(event.identifier(), forms).map(Identifier::value).orElse(""),
                event.at(),
                FieldsText.write(event.fields()));
    }

    /** Takes in an event that no log keeps. */
    Tracked track(Event event, ReadEvent read) {
        boolean isNew = read.isUsable()
                && event.id().map(id -> eventIds.add(event.type(), id)).orElse(true);
        return track(read, isNew, read.isUsable() ? store.entry(event.identifier()) : -1);
    }

    /** Takes in an event of which a log said what became of it. */
    Tracked track(Event event, ReadEvent read, EventLog.Kept kept) {
        int written = kept.number() > 0
                ? store.name(LogPart.number(kept.number()), event.identifier())
                : store.find(event.identifier());
        return track(read, kept.count() > 0, written);
    }

    private Tracked track(ReadEvent read, boolean isNew, int written) {
        Tracked.Outcome outcome = Tracked.Outcome.REJECTED;
        if (read.isUsable() && !isNew) {
            outcome = Tracked.Outcome.REPEATED;
        } else if (read.isUsable() && written < 0) {
            counters.erased(1);
            outcome = Tracked.Outcome.WAITING;
        } else if (read.isUsable()) {
            add(written, read);
            outcome = outcome(written);
        }
        counters.count(outcome, read.flaws());
        return Tracked.of(outcome, read.flaws());
    }

    private void add(int written, ReadEvent read) {
        if (!store.isNormalized(written)) {
            normalize(written, store.identifier(written));
        }
        store.track(read.type(), written, read.at(), read.fields());
    }

    private Tracked.Outcome outcome(int written) {
        if (store.ownerOfWritten(written) >= 0) {
            return Tracked.Outcome.ATTRIBUTED;
        }
        return isOfNobody(written) ? Tracked.Outcome.OF_NOBODY : Tracked.Outcome.WAITING;
    }

    private boolean isOfNobody(int written) {
        IdentityGraph followed = graph;
        return !store.isNormalized(written)
                || (followed != null && followed.identifiesNobody(store.identifier(written)));
    }

    private void normalize(int entry, Identifier written) {
        store.normal(entry, normal(written, forms).map(store::entry).orElse(-1));
    }

    /** Gives a written identifier its normal form anew, and notes it if a log is to know. */
    private void renormalize(int entry) {
        Identifier written = store.identifier(entry);
        Optional<Identifier> form = normal(written, forms);
        int normal = form.map(store::entry).orElse(-1);
        if (store.numberOf(entry) > 0 && store.normalOf(entry) != normal) {
            renamed.put(
                    (long) store.numberOf(entry), form.map(Identifier::value).orElse(""));
        }
        store.normal(entry, normal);
    }

    /** Returns the normal forms that changed, by the numbers of a log, and forgets that they did. */
    Map<Long, String> takeRenamed() {
        Map<Long, String> taken = Map.copyOf(renamed);
        renamed.clear();
        return taken;
    }

    /** Notes again what was taken and could not be handed on, unless it changed again. */
    void putBackRenamed(Map<Long, String> taken) {
        taken.forEach(renamed::putIfAbsent);
    }

    /** A normalizer that throws leaves the identifier without a form: it identifies nobody. */
    private static Optional<Identifier> normal(Identifier written, NormalForms forms) {
        try {
            return forms.of(written);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Erases the events of an identifier, as written or its normal form; returns how many there were. */
    int erase(Identifier identifier) {
        int entry = store.find(identifier);
        int erased = 0;
        if (entry >= 0) {
            erased = store.eraseEvents(entry);
            for (int written : store.written(identifier)) {
                erased += store.eraseEvents(written);
            }
        }
        counters.erased(erased);
        return erased;
    }

    /** Returns a golden record as segments see it; for any thread. */
    Map<String, Object> traits(Profile profile) {
        Map<String, Object> traits = new LinkedHashMap<>();
        profile.goldenRecord().forEach((name, golden) -> {
            AttributeDefinition attribute = schema.attributes().get(name);
            Object value = attribute == null ? null : values.read(attribute, golden.values());
            if (value != null && value != ValueReader.BAD) {
                traits.put(name, value);
            }
        });
        return traits;
    }

    /** Returns the attributes of a profile put by hand; under the read lock. */
    Map<String, Object> traits(ProfileId id) {
        Map<String, Object> traits = new LinkedHashMap<>();
        int row = store.row(id);
        if (row < 0) {
            return traits;
        }
        for (AttributeDefinition attribute : schema.attributes().values()) {
            Object value = attribute.name().equals(Schema.TAGS)
                    ? null
                    : Typed.at(store.attribute(attribute.name()), row, attribute.type());
            if (value != null) {
                traits.put(attribute.name(), value);
            }
        }
        return traits;
    }

    /** Returns what is known of a profile put by hand; under the read lock. */
    Optional<Profile> profile(ProfileId id) {
        int row = store.row(id);
        if (row < 0) {
            return Optional.empty();
        }
        List<Identifier> identifiers = new ArrayList<>();
        store.eachIdentifier(row, identifiers::add);
        identifiers.sort(null);
        return Optional.of(new Profile(id, List.of(id.founder()), identifiers, Map.of()));
    }

    /** Returns a profile's events and tags, as a log would, from what is in memory; under the read lock. */
    List<EventLog.Entry> about(Profile profile) {
        List<EventLog.Entry> entries = new ArrayList<>();
        for (Identifier form : profile.identifiers()) {
            store.eachEvent(
                    form,
                    (type, written, at, fields) -> entries.add(new EventLog.Entry.Tracked(
                            type,
                            Optional.empty(),
                            written,
                            form.value(),
                            Instant.ofEpochMilli(at),
                            FieldsText.write(fields))));
        }
        for (FragmentId fragment : profile.fragments()) {
            store.eachTag(
                    fragment,
                    (tag, tagging) -> entries.add(new EventLog.Entry.Tagged(
                            fragment,
                            tag,
                            Instant.ofEpochMilli(tagging.from()),
                            Optional.of(tagging.until())
                                    .filter(until -> until < Long.MAX_VALUE)
                                    .map(Instant::ofEpochMilli))));
        }
        return entries;
    }

    /** Returns a profile's identifiers, in normal form and as events wrote them; under the read lock. */
    List<Identifier> written(Profile profile) {
        Set<Identifier> written = new LinkedHashSet<>(profile.identifiers());
        for (Identifier form : profile.identifiers()) {
            for (int entry : store.written(form)) {
                written.add(store.identifier(entry));
            }
        }
        return List.copyOf(written);
    }

    /** Returns whether an event on an identifier as written is a profile's; for any thread. */
    boolean isOf(Identifier written, Profile profile) {
        return normal(written, forms)
                .map(form -> profile.identifiers().stream()
                        .anyMatch(one -> unverified(one).equals(unverified(form))))
                .orElse(false);
    }

    /** Counts what is there; under the read lock. */
    DataStatistics statistics() {
        return new Census(store, this::isOfNobody)
                .take(counters, badAttributes, eventIds.heapBytes());
    }
}
