package io.kinfold.segments.column;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The table that customer data is written to. Written under the write lock of the data. */
public final class CustomerStore implements CustomerTable {
    private final Schema schema;
    private final RowIds ids;
    private final Identifiers identifiers;
    private final Map<String, TypedColumn> attributes = new LinkedHashMap<>();
    private final Map<String, EventStore> events = new LinkedHashMap<>();
    private final Map<String, Bits> identities = new LinkedHashMap<>();
    private final Tags tags = new Tags();
    private final LogNumbers numbers = new LogNumbers();
    private long version;

    /**
     * Creates an empty table.
     *
     * @param schema what its columns are
     * @param seed of the hashes of ids and identifiers
     */
    public CustomerStore(Schema schema, long seed) {
        this.schema = schema;
        ids = new RowIds(seed);
        identifiers = new Identifiers(seed);
        for (AttributeDefinition attribute : schema.attributes().values()) {
            if (!attribute.name().equals(Schema.TAGS)) {
                attributes.put(attribute.name(), new TypedColumn(attribute));
            }
        }
        for (EventDefinition event : schema.events().values()) {
            events.put(event.name(), new EventStore(event, identifiers));
        }
        schema.identities().forEach(namespace -> identities.put(namespace, new Bits()));
    }

    /**
     * Puts a profile in its row.
     *
     * @param owned its identifiers in normal form; taken from whoever owned them
     * @param fragments its fragments, whose tags it has
     * @return the row
     */
    public int put(ProfileId id, Collection<Identifier> owned, Collection<FragmentId> fragments) {
        version += ids.find(id) == RowIds.NONE ? 1 : 0;
        int row = ids.findOrAdd(id);
        own(row, owned);
        for (Map.Entry<String, Bits> identity : identities.entrySet()) {
            boolean has = owned.stream().anyMatch(i -> i.namespace().equals(identity.getKey()));
            version += identity.getValue().set(row, has) ? 1 : 0;
        }
        version += tags.assign(row, fragments) ? 1 : 0;
        return row;
    }

    private void own(int row, Collection<Identifier> owned) {
        Set<Integer> forms = new HashSet<>();
        for (Identifier identifier : owned) {
            int form = identifiers.entry(identifier);
            forms.add(form);
            give(form, row);
        }
        identifiers.eachOwned(row, form -> {
            if (!forms.contains(form)) {
                give(form, Identifiers.NONE);
            }
        });
    }

    private void give(int form, int row) {
        int former = identifiers.owner(form);
        if (former != row) {
            touch(form, former);
            identifiers.own(form, row);
            touch(form, row);
        }
    }

    private void touch(int form, int row) {
        if (row >= 0) {
            identifiers.eachWritten(form, written -> {
                for (EventStore store : events.values()) {
                    if (store.has(written)) {
                        store.touch(row);
                    }
                }
            });
        }
    }

    /** Sets an attribute of the schema; null takes it away. */
    public void set(int row, String attribute, @Nullable Object value) {
        Objects.requireNonNull(attributes.get(attribute)).set(row, value);
    }

    /** Takes a row's profile out; its events wait on their identifiers, its tags on their fragments. */
    public void remove(int row) {
        identifiers.eachOwned(row, form -> give(form, Identifiers.NONE));
        attributes.values().forEach(attribute -> attribute.column().clear(row));
        identities.values().forEach(bits -> bits.set(row, false));
        tags.assign(row, List.of());
        ids.remove(row);
        version++;
    }

    /** Erases the tags of a row's profile. */
    public void eraseTags(int row) {
        tags.erase(row);
        version++;
    }

    /** Returns the written identifiers that have a normal form. */
    public int[] written(Identifier identifier) {
        int form = identifiers.find(identifier);
        IntArrayList written = new IntArrayList();
        if (form >= 0) {
            identifiers.eachWritten(form, written::add);
        }
        return written.toArray();
    }

    /** Erases the events of a written identifier, and forgets it; returns how many there were. */
    public int eraseWritten(int written) {
        int erased = eraseEvents(written);
        identifiers.forget(written);
        version++;
        return erased;
    }

    /** Forgets the text of a normal form that nobody has any more, nor events. */
    public void forgetForm(Identifier identifier) {
        int form = identifiers.find(identifier);
        if (form >= 0) {
            identifiers.forgetForm(form);
        }
    }

    /**
     * Returns the entry of an identifier that a log calls by a number: where it was called by a smaller one, that is gone. -1
     * if this number is gone.
     */
    public int name(int number, Identifier identifier) {
        if (numbers.isGone(number)) {
            return Identifiers.NONE;
        }
        int entry = identifiers.entry(identifier);
        int former = numbers.numberOf(entry);
        if (former > number) {
            numbers.gone(number);
            return Identifiers.NONE;
        }
        if (former != number) {
            eraseEvents(entry);
            if (former > 0) {
                numbers.gone(former);
            }
            numbers.name(entry, number);
        }
        return entry;
    }

    /** Returns the entry that a log calls by a number, -1 for none. */
    public int named(int number) {
        return numbers.entryOf(number);
    }

    /** Returns by which number a log calls an entry, 0 for none. */
    public int numberOf(int entry) {
        return numbers.numberOf(entry);
    }

    /** Erases the events on what a log calls by a number for good, and forgets it; returns how many they were. */
    public int eraseNamed(int number) {
        int entry = numbers.entryOf(number);
        int erased = entry < 0 ? 0 : eraseEvents(entry);
        numbers.gone(number);
        if (entry >= 0) {
            identifiers.forget(entry);
            version++;
        }
        return erased;
    }

    /** Returns the entry of the normal form of a written identifier, -1 if it has none. */
    public int normalOf(int written) {
        return identifiers.normalOf(written);
    }

    /** Takes the events of a written identifier out for good; returns how many they were. */
    public int eraseEvents(int written) {
        int erased = 0;
        for (EventStore store : events.values()) {
            erased += store.erase(written);
        }
        return erased;
    }

    /** Returns the entry of an identifier as written, a new one if it has none. */
    public int entry(Identifier identifier) {
        return identifiers.entry(identifier);
    }

    /** Returns the entry of an identifier, -1 if it has none. */
    public int find(Identifier identifier) {
        return identifiers.find(identifier);
    }

    /** Returns the identifier of an entry. */
    public Identifier identifier(int entry) {
        return identifiers.identifier(entry);
    }

    /**
     * Says what the normal form of a written identifier is.
     *
     * @param written its entry
     * @param form the entry of its normal form; -1 if it has none and so identifies nobody
     */
    public void normal(int written, int form) {
        int former = identifiers.ownerOfWritten(written);
        identifiers.normal(written, form);
        int row = identifiers.ownerOfWritten(written);
        if (former != row) {
            for (EventStore store : events.values()) {
                if (store.has(written) && former >= 0) {
                    store.touch(former);
                }
                if (store.has(written) && row >= 0) {
                    store.touch(row);
                }
            }
        }
    }

    /** Returns the row whose profile a written identifier belongs to, -1 for none. */
    public int ownerOfWritten(int written) {
        return identifiers.ownerOfWritten(written);
    }

    /** Returns whether a written identifier has a normal form. */
    public boolean isNormalized(int written) {
        return identifiers.normalOf(written) >= 0;
    }

    /** Calls back with each written identifier that has events, here or in a log. */
    public void eachWritten(IntConsumer consumer) {
        for (int entry = 0; entry < identifiers.size(); entry++) {
            if (numbers.numberOf(entry) > 0 || eventsOf(entry) > 0) {
                consumer.accept(entry);
            }
        }
    }

    /** Returns how many events a written identifier has. Cost: that many. */
    public int eventsOf(int written) {
        int count = 0;
        for (EventStore store : events.values()) {
            count += store.count(written);
        }
        return count;
    }

    /** Calls back with each event on an identifier in normal form, whatever way it was written. */
    public void eachEvent(Identifier form, EventVisitor visitor) {
        int entry = identifiers.find(form);
        if (entry >= 0) {
            identifiers.eachWritten(entry, written -> {
                Identifier as = identifiers.identifier(written);
                events.forEach((name, store) ->
                        store.each(written, (at, values) -> visitor.visit(name, as, at, values)));
            });
        }
    }

    /** Calls back with each normal form that a row's profile holds. */
    public void eachIdentifier(int row, Consumer<Identifier> consumer) {
        identifiers.eachOwned(row, form -> consumer.accept(identifiers.identifier(form)));
    }

    /** Returns how many events there are of a kind of the schema. */
    public int countOf(String event) {
        return store(event).count();
    }

    /** Adds an event of a kind of the schema to a written identifier; its values are by field, none of them null. */
    public void track(String event, int written, long at, Map<String, Object> values) {
        EventStore store = store(event);
        int position = store.add(written, at);
        values.forEach((name, value) ->
                Objects.requireNonNull(store.fields().get(name)).set(position, value));
    }

    /**
     * Says from when until when a fragment has a tag, unless something newer was said of the two.
     *
     * @param row whose profile has the fragment, -1 if none is known to
     * @param tagging null if it has it not
     * @param number the larger, the newer; 0 throughout where nothing comes late
     */
    public void tag(
            int row, FragmentId founder, String tag, @Nullable Tagging tagging, long number) {
        version += tags.put(row, founder, tag, tagging, number) ? 1 : 0;
    }

    /** Returns the fragments of a row's profile that have a tag, of whatever time. */
    public List<FragmentId> tagged(int row, String tag) {
        return tags.fragments(row, tag);
    }

    /** Returns the tags of each fragment of a row's profile that has some, of whatever time. */
    public Map<FragmentId, List<String>> tagged(int row) {
        return tags.fragments(row);
    }

    /** Calls back with each tag that a fragment has, now or at another time. */
    public void eachTag(FragmentId fragment, BiConsumer<String, Tagging> consumer) {
        tags.each(fragment, consumer);
    }

    /** Returns whether events must be {@link #settle settled} before the table can be read. */
    public boolean isUnsettled() {
        for (EventStore store : events.values()) {
            if (store.isUnsettled()) {
                return true;
            }
        }
        return false;
    }

    /** Gives every row its events. Cost: see {@link EventStore}. */
    public void settle() {
        ids.live().ensure(ids.rows());
        events.values().forEach(store -> store.settle(ids.rows()));
    }

    /** Puts all events in order, so that no row is scattered, and forgets texts that nobody has any more. */
    public void compact() {
        for (EventStore store : events.values()) {
            store.putInOrder(ids.rows());
            store.forgetUnused();
        }
        attributes.values().forEach(attribute -> attribute.forgetUnused(ids.rows()));
    }

    private EventStore store(String event) {
        return Objects.requireNonNull(events.get(event), event);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int rows() {
        return ids.rows();
    }

    @Override
    public int size() {
        return ids.live().count();
    }

    @Override
    public long[] live() {
        return ids.live().words();
    }

    @Override
    public ProfileId id(int row) {
        return ids.id(row);
    }

    @Override
    public int row(ProfileId id) {
        return ids.find(id);
    }

    @Override
    public RowSnapshot snapshot() {
        return ids.snapshot();
    }

    @Override
    public Column attribute(String name) {
        return Objects.requireNonNull(attributes.get(name), name).column();
    }

    @Override
    public EventTable events(String name) {
        return store(name);
    }

    @Override
    public RowPredicate identity(String namespace) {
        return Objects.requireNonNull(identities.get(namespace), namespace).predicate();
    }

    @Override
    public RowPredicate tag(String tag, long at) {
        return tags.predicate(tag, at);
    }

    @Override
    public List<String> tags(int row, long at) {
        return tags.of(row, at);
    }

    @Override
    public long version() {
        return version;
    }

    /** Returns the heap of the profiles' columns, ids and identities, in bytes. */
    public long profileBytes() {
        long bytes = ids.heapBytes();
        for (TypedColumn attribute : attributes.values()) {
            bytes += attribute.column().heapBytes();
        }
        for (Bits identity : identities.values()) {
            bytes += identity.heapBytes();
        }
        return bytes;
    }

    /** Returns the heap of the events, in bytes. */
    public long eventBytes() {
        long bytes = 0;
        for (EventStore store : events.values()) {
            bytes += store.heapBytes();
        }
        return bytes;
    }

    /** Returns the heap of the identifiers, of profiles and events, in bytes. */
    public long identifierBytes() {
        return identifiers.heapBytes() + numbers.heapBytes();
    }
}
