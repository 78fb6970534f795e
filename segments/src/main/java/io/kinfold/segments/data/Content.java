package io.kinfold.segments.data;

import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Change;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.CustomerStore;
import io.kinfold.segments.column.Typed;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What customer data hold, and how it is written: under the write lock of the data, but for what says otherwise.
 */
final class Content {
    private final Schema schema;
    private final CustomerStore store;
    private final Fingerprints eventIds = new Fingerprints();
    private final Counters counters = new Counters();
    private final Map<String, BitSet> badAttributes = new TreeMap<>();
    private final ValueReader values;
    private volatile NormalForms forms = new NormalForms(null);
    private volatile @Nullable IdentityGraph graph;

    Content(Schema schema, ValueReader values, long seed) {
        this.schema = schema;
        this.values = values;
        store = new CustomerStore(schema, seed);
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

    /** Applies what a graph told: erasures first, while what was erased still has its identifiers. */
    void apply(List<Named.One> told, IdentityGraph followed) {
        for (Named.One one : told) {
            one.erasures().forEach(this::erase);
        }
        if (!isOf(followed)) {
            forms = new NormalForms(followed.configuration());
            store.eachWritten(entry -> normalize(entry, store.identifier(entry)));
        }
        told.forEach(one -> read(one.id(), followed));
    }

    /**
     * Erases the events of a profile on what identified it when it was erased: what it was known by here may have gone
     * to another since.
     */
    private void erase(Change.Erased erased) {
        int row = store.row(erased.profile());
        if (row >= 0) {
            store.eraseTags(row);
        }
        for (Identifier identifier : erased.identifiers()) {
            counters.erased(store.eraseForm(identifier));
        }
    }

    private void read(ProfileId id, IdentityGraph followed) {
        Optional<Profile> profile =
                followed.profile(id).filter(found -> found.id().equals(id));
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

    /** Reads events by the schema; for any thread, outside the lock. */
    List<ReadEvent> read(List<Event> events) {
        List<ReadEvent> read = new ArrayList<>(events.size());
        for (Event event : events) {
            read.add(ReadEvent.of(event, schema, values));
        }
        return read;
    }

    Tracked track(ReadEvent read) {
        Tracked.Outcome outcome = read.isUsable() ? keep(read) : Tracked.Outcome.REJECTED;
        counters.count(outcome, read.flaws());
        return Tracked.of(outcome, read.flaws());
    }

    private Tracked.Outcome keep(ReadEvent read) {
        Event event = read.event();
        int written = store.entry(event.identifier());
        if (!store.isNormalized(written)) {
            normalize(written, event.identifier());
        }
        Tracked.Outcome outcome = outcome(written);
        boolean isNew = event.id().map(id -> eventIds.add(event.type(), id)).orElse(true);
        if (!isNew) {
            return Tracked.Outcome.REPEATED;
        }
        store.track(event.type(), written, read.at(), read.fields());
        return outcome;
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
        store.normal(entry, normal(written).map(store::entry).orElse(-1));
    }

    /** A normalizer that throws leaves the identifier without a form: it identifies nobody. */
    private Optional<Identifier> normal(Identifier written) {
        try {
            return forms.of(written);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Erases the events of an identifier as written; returns how many there were. */
    int erase(Identifier identifier) {
        int written = store.find(identifier);
        int erased = written < 0 ? 0 : store.eraseEvents(written);
        counters.erased(erased);
        return erased;
    }

    /** Adds to what the graph tells of a customer; under the read lock. */
    PersonalData personalData(PersonalData told) {
        Map<String, Object> traits = new LinkedHashMap<>();
        told.profile().goldenRecord().forEach((name, golden) -> {
            AttributeDefinition attribute = schema.attributes().get(name);
            Object value = attribute == null ? null : values.read(attribute, golden.values());
            if (value != null && value != ValueReader.BAD) {
                traits.put(name, value);
            }
        });
        return new PersonalSections(store).addTo(told, traits);
    }

    /** Tells of a profile put by hand; under the read lock. */
    Optional<PersonalData> personalData(ProfileId id) {
        int row = store.row(id);
        if (row < 0) {
            return Optional.empty();
        }
        Map<String, Object> traits = new LinkedHashMap<>();
        for (AttributeDefinition attribute : schema.attributes().values()) {
            Object value = attribute.name().equals(Schema.TAGS)
                    ? null
                    : Typed.at(store.attribute(attribute.name()), row, attribute.type());
            if (value != null) {
                traits.put(attribute.name(), value);
            }
        }
        List<Identifier> identifiers = new ArrayList<>();
        store.eachIdentifier(row, identifiers::add);
        identifiers.sort(null);
        Profile profile = new Profile(id, List.of(id.founder()), identifiers, Map.of());
        return Optional.of(new PersonalSections(store).addTo(PersonalData.of(profile), traits));
    }

    /** Counts what is there; under the read lock. */
    DataStatistics statistics() {
        return new Census(store, this::isOfNobody)
                .take(counters, badAttributes, eventIds.heapBytes());
    }
}
