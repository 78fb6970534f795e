package io.kinfold.segments.data;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.graph.Subscription;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.CustomerStore;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.schema.Schema;
import io.kinfold.store.EventLog;
import io.kinfold.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What segments are evaluated over, in memory and by columns: the profiles of a graph with their attributes and
 * identifiers, the events that belong to them, and tags.
 *
 * <pre>{@code
 * CustomerData data = CustomerData.of(schema);
 * data.follow(graph);
 * data.track(Event.builder("purchase").id("o-1").identifier("line", "U1").at(instant).field("amount", "250").build());
 * }</pre>
 *
 * <p>An event belongs to whatever profile holds its identifier now: after a merge the profile has both
 * histories, after a split each its own. An event on an identifier that nobody holds waits for who will; one
 * on an identifier that identifies nobody (blocked, generic, expired, of no configured namespace) is kept and
 * belongs to nobody. An event whose id came before is counted once.
 *
 * <p>Values are read by the declared type. Texts: {@code true}, {@code false}, {@code yes}, {@code no}, {@code 1}
 * and {@code 0} in any letter case; numbers in digits with a point, without thousands separators and, but for doubles,
 * without exponent; {@code 2026-01-31} for dates; {@code 2026-01-31} or {@code 01-31} for anniversaries;
 * {@code 2026-01-31T10:00:00+08:00}, with a space for the T if you like, for date-times, which take the zone of {@link
 * Builder#zone} where they have no offset. White space around them does not count, and an empty one is missing; texts and
 * enumerations are taken exactly. Of several values of an attribute that holds one the first counts. A value that does not
 * fit, an amount with more decimals than its type too, is missing and counted in {@link #statistics}: nothing is rounded.
 *
 * <p>With a {@link Builder#log} events and tags are durable, and shared by all instances of a backend.
 *
 * <p>Safe for any number of threads. Who writes waits for those who read and the other way round; evaluating a
 * segment reads. The graph must not be called by a thread that it is calling: do not use this from a listener
 * of the graph's feed.
 */
public final class CustomerData {
    private static final int CHUNK = 1_024;

    /** Many events of a log are made durable at once. */
    private static final int LOGGED_CHUNK = 16_384;

    /** How often a reader settles the events for writers to unsettle them again, before he shuts them out. */
    private static final int ATTEMPTS = 3;

    static {
        TableAccess.reader(new TableAccess.Reader() {
            @Override
            public <T> T read(Object data, Function<? super CustomerTable, ? extends T> question) {
                return ((CustomerData) data).read(question);
            }
        });
    }

    private final Schema schema;
    private final Content content;
    private final CustomerStore store;
    private final Named named;
    private final DataLock lock = new DataLock();
    private final Refresh refresh;
    private final @Nullable Journal journal;

    private CustomerData(Builder builder) {
        schema = builder.schema;
        EventLog log = builder.log;
        content = new Content(schema, new ValueReader(builder.zone), log != null);
        store = content.store();
        named = new Named(() -> Objects.requireNonNull(content.graph()).configuration());
        journal = log == null ? null : new Journal(log, content, lock);
        refresh = new Refresh(content, lock, journal, named);
        if (journal != null) {
            journal.open();
        }
    }

    /**
     * Returns empty customer data.
     *
     * @param schema what segments may speak of
     * @return new data
     */
    public static CustomerData of(Schema schema) {
        return builder(schema).build();
    }

    /**
     * Returns a builder of customer data.
     *
     * @param schema what segments may speak of
     * @return a new builder
     */
    public static Builder builder(Schema schema) {
        return new Builder(Objects.requireNonNull(schema, "schema"));
    }

    /**
     * Returns what segments may speak of.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * Follows a graph from now on: its profiles are the profiles here, with their golden records and
     * identifiers. What the graph tells is noted at once and applied by {@link #refresh}, which every evaluation
     * does by itself. Cost: noting the present profiles; the first refresh reads them all.
     *
     * @param followed the graph
     * @return the subscription; once it is closed the profiles stay as they are
     * @throws IllegalStateException if this follows a graph already
     */
    public Subscription follow(IdentityGraph followed) {
        Objects.requireNonNull(followed, "followed");
        if (!lock.write(() -> content.follow(followed))) {
            throw new IllegalStateException(
                    "the customer data follow a graph already; make others for another graph");
        }
        return followed.subscribe(named);
    }

    /**
     * Applies what the graph told since the last time, and asks the log, if there is one, what others appended. The data are
     * then as of one moment of the graph, whoever writes to it meanwhile. Every evaluation does the same by itself, but asks
     * the log only when the store has noticed that there is something. Cost: reading the profiles that were named, and a
     * question to the log; who writes to the graph waits while the last 256 are read.
     *
     * @throws StoreException if the log cannot be read
     */
    public void refresh() {
        if (journal != null) {
            journal.pull();
        }
        followUp();
    }

    /** Applies what is known to be there. */
    private void followUp() {
        if (journal != null) {
            journal.catchUp();
        }
        IdentityGraph followed = content.graph();
        if (followed != null) {
            refresh.run(followed);
        }
    }

    /**
     * Puts a profile by hand, in place of what was known of it. Its identifiers are taken from whatever profile
     * had them, and with them their events. Do not put by hand what a followed graph tells.
     *
     * @param id the profile's id
     * @param identifiers its identifiers in normal form
     * @param attributes values by attribute, the main one first; names that the schema does not have are
     *     ignored
     */
    public void put(
            ProfileId id,
            Collection<Identifier> identifiers,
            Map<String, ? extends List<String>> attributes) {
        lock.write(() -> content.put(id, identifiers, attributes));
    }

    /**
     * Takes a profile out by hand. Its events wait on their identifiers.
     *
     * @param id the profile's id
     * @return whether there was such a profile
     */
    public boolean remove(ProfileId id) {
        return lock.write(() -> content.remove(id));
    }

    /**
     * Takes an event in. Cost: about a microsecond, and O(log n) once, when its profile is next read; with a log, a
     * transaction, which is shared with those who track at the same time.
     *
     * @param event the event
     * @return what became of it, as far as the graph's changes were applied
     * @throws StoreException if the log could not be written; the event is not taken in then
     */
    public Tracked track(Event event) {
        return trackAll(List.of(event)).get(0);
    }

    /**
     * Takes many events in, some at a time. If one part fails, the parts before it stay; to hand over all again does no harm to
     * events with ids.
     *
     * @param events the events; read once
     * @return what became of each, in their order
     * @throws StoreException if the log could not be written
     */
    public List<Tracked> trackAll(Iterable<Event> events) {
        List<Tracked> results = new ArrayList<>();
        trackAll(events, results::add);
        return results;
    }

    /**
     * Takes many events in, some at a time, and tells what became of each. If one part fails, the parts before it stay.
     *
     * @param events the events; read once
     * @param results takes what became of each, in their order
     * @throws StoreException if the log could not be written
     */
    public void trackAll(Iterable<Event> events, Consumer<Tracked> results) {
        Objects.requireNonNull(results, "results");
        List<Event> part = new ArrayList<>();
        int most = journal == null ? CHUNK : LOGGED_CHUNK;
        for (Event event : events) {
            part.add(Objects.requireNonNull(event, "event"));
            if (part.size() == most) {
                trackPart(part).forEach(results);
                part.clear();
            }
        }
        trackPart(part).forEach(results);
    }

    private List<Tracked> trackPart(List<Event> part) {
        followUp();
        List<ReadEvent> read = content.read(part);
        if (journal != null) {
            return journal.track(part, read);
        }
        return lock.write(() -> {
            List<Tracked> results = new ArrayList<>(read.size());
            for (int i = 0; i < part.size(); i++) {
                results.add(content.track(part.get(i), read.get(i)));
            }
            return results;
        });
    }

    /**
     * Erases the events of an identifier by law, by the normal forms of the followed graph as it is now. Those of a profile that a followed graph erases are erased with the
     * next {@link #refresh}, on whatever linked it. Their ids stay known, so that a late replay is not taken in.
     *
     * @param identifier the identifier: events that wrote it so are erased, and those of which it is the normal form
     * @return how many events there were
     * @throws StoreException if the log could not be written; nothing is erased then
     */
    public int erase(Identifier identifier) {
        Objects.requireNonNull(identifier, "identifier");
        followUp();
        return journal == null
                ? lock.write(() -> content.erase(identifier))
                : Math.toIntExact(journal.erase(identifier));
    }

    /**
     * Tags a profile, in place of what was said before of the tag and the profile's founding fragment. The tag goes where
     * that fragment goes.
     *
     * @param id the profile's id
     * @param tag the tag
     * @param from from when on it has it
     * @param until from when on it has it no more; empty for never
     * @return whether there is such a profile
     * @throws IllegalArgumentException if the tag is blank
     * @throws StoreException if the log could not be written; the profile is not tagged then
     */
    public boolean tag(ProfileId id, String tag, Instant from, Optional<Instant> until) {
        if (tag.isBlank()) {
            throw new IllegalArgumentException("a tag must not be blank; give it a name");
        }
        followUp();
        EventLog.Entry entry = new EventLog.Entry.Tagged(id.founder(), tag, from, until);
        if (journal != null) {
            return isRow(id) && journal.tag(List.of(entry));
        }
        return lock.write(() -> {
            boolean there = store.row(id) >= 0;
            if (there) {
                content.tag(entry, 0);
            }
            return there;
        });
    }

    private boolean isRow(ProfileId id) {
        return lock.read(() -> store.row(id) >= 0);
    }

    /**
     * Takes a tag from a profile, whenever it has it.
     *
     * @param id the profile's id
     * @param tag the tag
     * @return whether it had it
     * @throws StoreException if the log could not be written; the profile keeps the tag then
     */
    public boolean untag(ProfileId id, String tag) {
        followUp();
        if (journal != null) {
            return journal.tag(lock.read(() -> untagged(id, tag)));
        }
        return lock.write(() -> {
            List<EventLog.Entry.Untagged> untagged = untagged(id, tag);
            untagged.forEach(entry -> content.tag(entry, 0));
            return !untagged.isEmpty();
        });
    }

    private List<EventLog.Entry.Untagged> untagged(ProfileId id, String tag) {
        int row = store.row(id);
        List<FragmentId> tagged = row < 0 ? List.of() : store.tagged(row, tag);
        return tagged.stream()
                .map(fragment -> new EventLog.Entry.Untagged(fragment, tag))
                .toList();
    }

    /**
     * Returns the tags of a profile.
     *
     * @param id the profile's id
     * @param at the instant
     * @return the tags that it has at the instant, in their order; empty if there is no such profile
     */
    public List<String> tags(ProfileId id, Instant at) {
        return read(table -> {
            int row = table.row(id);
            return row < 0 ? List.of() : table.tags(row, Content.millis(at));
        });
    }

    /**
     * Returns everything that is kept about one customer, as he may ask for by law: what the graph tells that these data
     * follow, and after it his traits, events and tags. With a log, events are told as they were sent, also of kinds and with
     * fields that the schema does not know. Cost: as the graph's call, and a look at his events.
     *
     * @param id any id that the profile has had; of a profile put by hand its id
     * @return his data; empty if there is no such profile
     * @throws StoreException if the log cannot be read
     */
    public Optional<PersonalData> personalData(ProfileId id) {
        IdentityGraph followed = content.graph();
        if (followed != null) {
            return followed.personalData(id)
                    .map(told -> complete(told, content.traits(told.profile())));
        }
        return read(table -> content.profile(id))
                .map(PersonalData::of)
                .map(told -> complete(told, read(table -> content.traits(id))));
    }

    private PersonalData complete(PersonalData told, Map<String, Object> traits) {
        List<EventLog.Entry> entries = read(table -> content.about(told.profile()));
        return PersonalSections.add(
                told, traits, journal == null ? entries : journal.about(told.profile()));
    }

    /**
     * Puts all events in order, which makes evaluation a little faster and gives memory back, and forgets texts that
     * no profile and no event has any more: do it after customers were erased by law. Order comes by itself, too, once
     * enough events came or moved. Cost: a pass over all events and profiles.
     */
    public void compact() {
        followUp();
        lock.write(store::compact);
    }

    /**
     * Returns how large the data are and what could not be used. Cost: a look at each identifier with events,
     * and a question to the graph for each that nobody holds.
     *
     * @return the numbers
     */
    public DataStatistics statistics() {
        return read(table -> content.statistics());
    }

    private <T> T read(Function<? super CustomerTable, ? extends T> question) {
        if (lock.isHeld()) {
            return question.apply(store);
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            followUp();
            Optional<T> answer = lock.read(
                    () -> isWhole() ? Optional.of(question.apply(store)) : Optional.empty());
            if (answer.isPresent()) {
                return answer.get();
            }
            lock.write(store::settle);
        }
        IdentityGraph followed = content.graph();
        Supplier<T> alone = () -> lock.write(() -> {
            store.settle();
            return question.apply(store);
        });
        return followed == null ? alone.get() : refresh.alone(followed, alone);
    }

    private boolean isWhole() {
        return !refresh.isPartial() && !store.isUnsettled();
    }

    /** Returns the counts. */
    @Override
    public String toString() {
        return read(table -> "CustomerData[" + table.size() + " profiles]");
    }

    /** Collects the settings of customer data. Not safe for several threads. */
    public static final class Builder {
        private final Schema schema;
        private @Nullable ZoneId zone;
        private @Nullable EventLog log;

        private Builder(Schema schema) {
            this.schema = schema;
        }

        /**
         * Sets the zone of date-times that are written without offset. Without it they are bad values.
         *
         * @param where the zone
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder zone(ZoneId where) {
            if (zone != null) {
                throw new IllegalStateException("zone of customer data was set already");
            }
            zone = Objects.requireNonNull(where, "where");
            return this;
        }

        /**
         * Sets where events and tags are kept, so that they outlive the JVM and several instances share them. By default
         * they are in memory only. What the log holds already is there from the start, and follows when others append.
         *
         * <p>Tracking, tagging and erasing then return when the log has kept it, and throw a {@link StoreException}
         * if it could not: nothing has happened then, but after {@link
         * StoreException.Outcome#UNKNOWN}, after which the data show it if it was kept. An event is known by its id
         * to all who share the log. While the log cannot be reached evaluation goes on with what is known; but it throws while
         * an erasure by the followed graph cannot be carried out. To have an erasure by the graph, the
         * removal of the events and that of the tags in one transaction, take the log of the graph's own store.
         *
         * @param where the log, for these data alone
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder log(EventLog where) {
            if (log != null) {
                throw new IllegalStateException("log of customer data was set already");
            }
            log = Objects.requireNonNull(where, "where");
            return this;
        }

        /**
         * Returns customer data without profiles, with the events and tags of the log, if there is one. Cost: nothing
         * without a log, else a pass over it.
         *
         * @return new data; with a log only once, since a log object belongs to one
         * @throws StoreException if the log cannot be read
         */
        public CustomerData build() {
            return new CustomerData(this);
        }
    }
}
