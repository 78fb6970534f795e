package io.kinfold.graph;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Change;
import io.kinfold.profile.ErasureReceipt;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.ReviewItem;
import io.kinfold.store.FragmentStore;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fragments in, profiles out.
 *
 * <p>The profiles are a pure function of the set of fragments, the decisions of people about them, the
 * configuration, and the instant as of which identifiers expire. The order in which things arrive does
 * not matter, nor how often they do, nor the number of threads.
 *
 * <pre>{@code
 * Configuration configuration = Configuration.builder()
 *         .namespace(Namespace.builder("member").priority(1).maxPerProfile(1).build())
 *         .namespace(Namespace.builder("phone").priority(2).normalizer(Normalizer.digits()).build())
 *         .build();
 * try (IdentityGraph graph = IdentityGraph.of(configuration)) {
 *     graph.ingest(fragment);
 *     Optional<Profile> customer = graph.find(Identifier.of("phone", "0912-345-678"));
 * }
 * }</pre>
 *
 * <p>Safe for any number of threads. Operations that change something take turns. Reads of one profile
 * ({@code find}, {@code profile}, {@code profileId}) wait for none of them, except at a contested
 * profile, which a guard had to split; questions about several (explanations, reviews, lists,
 * statistics) take turns with them. An operation's
 * result is visible to every read that begins after it returned. If an operation fails half-way for a
 * reason that is not the caller's, such as a scorer that throws, the graph refuses further work; the
 * store then still holds what had been confirmed, and a new graph may be built on it.
 */
public final class IdentityGraph implements AutoCloseable {
    private final FragmentStore store;
    private final Tombstones tombstones;
    private final InstantSource clock;
    private final Feed feed = new Feed();
    private final Access access = new Access();
    private final long seed = new SecureRandom().nextLong();
    private final int threads;
    private final Gauges gauges = new Gauges();
    private final Writing writing;
    private final Reads reads;

    private IdentityGraph(Builder builder, Configuration configuration) {
        store = builder.store == null ? FragmentStore.inMemory() : builder.store;
        clock = builder.clock == null ? InstantSource.system() : builder.clock;
        threads = builder.threads == 0
                ? Math.min(8, Runtime.getRuntime().availableProcessors())
                : builder.threads;
        tombstones = new Tombstones(builder.erasureKey == null ? randomKey() : builder.erasureKey);
        writing = new Writing(access, store, feed, load(configuration, Instant.MIN));
        reads = new Reads(access, store, writing);
    }

    private static byte[] randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /**
     * Returns a builder of a graph.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns an empty graph that keeps everything in memory.
     *
     * @param configuration the configuration
     * @return a new graph
     */
    public static IdentityGraph of(Configuration configuration) {
        return builder().configuration(configuration).build();
    }

    /**
     * Takes a fragment in. Of several versions of one fragment the one observed last is in force,
     * whatever the order of their arrival. Cost: a few microseconds; where it meets a contested
     * profile, up to O(n log n) in the fragments of the component.
     *
     * @param fragment the fragment
     * @return what became of it
     * @throws IllegalStateException if the graph is closed, or if called from a listener of the feed
     */
    public Resolution ingest(Fragment fragment) {
        return ingest(List.of(fragment)).get(0);
    }

    /**
     * Takes many fragments in, some at a time. The feed tells what each part did in sum. If one part
     * fails, the parts before it stay; to hand all over again does no harm.
     *
     * @param fragments the fragments; read once
     * @return what became of them, in numbers
     */
    public IngestSummary ingestAll(Iterable<Fragment> fragments) {
        return ingestAll(fragments, resolution -> {});
    }

    /**
     * Takes many fragments in, some at a time, and tells what became of each.
     *
     * @param fragments the fragments; read once
     * @param resolutions takes what became of each fragment, in their order; a profile may change again
     *     when later fragments arrive
     * @return what became of them, in numbers
     */
    public IngestSummary ingestAll(Iterable<Fragment> fragments, Consumer<Resolution> resolutions) {
        Objects.requireNonNull(resolutions, "resolutions");
        writing.refuseListeners();
        return new BulkLoad(new Parts(), threads, resolutions).run(fragments.iterator());
    }

    private List<Resolution> ingest(List<Fragment> fragments) {
        writing.refuseListeners();
        Parts parts = new Parts();
        return parts.write(parts.prepare(fragments));
    }

    /** Prepares and writes fragments, some at a time. */
    private final class Parts implements BulkLoad.Target {
        @Override
        public BulkLoad.Prepared prepare(List<Fragment> part) {
            Engine prepared = writing.engine();
            return new BulkLoad.Prepared(prepared, part, prepared.prepare(part));
        }

        @Override
        public List<Resolution> write(BulkLoad.Prepared part) {
            return writing.inTurn(
                    (current, turn) -> current.ingest(List.of(part.chunkFor(current)), turn));
        }

        @Override
        public void abandon(BulkLoad.Prepared part) {
            writing.alone(current -> {
                if (current == part.engine()) {
                    current.abandon(List.of(part.chunk()));
                }
                return part;
            });
        }

        @Override
        public int partitioned() {
            return writing.engine().components().partitioned();
        }
    }

    /**
     * Takes a fragment out: every answer is then that of a graph that never had it. Cost: the size of
     * its component.
     *
     * @param fragment the fragment's id
     * @return whether the graph held it
     */
    public boolean retract(FragmentId fragment) {
        return writing.inTurn((current, turn) -> current.retract(fragment, turn));
    }

    /**
     * Erases a customer by law: every fragment of the profile goes, with people's decisions about them,
     * and a keyed hash of each fragment's id stays, so that a late replay of it is ignored.
     *
     * @param profile any id that the profile has had
     * @return what was removed; empty if there is no such profile
     */
    public Optional<ErasureReceipt> erase(ProfileId profile) {
        return writing.inTurn((current, turn) -> {
            ProfileReader reader = new ProfileReader(current, store, true);
            int founder = reader.founder(profile.founder());
            return founder == FragmentTable.NONE
                    ? Optional.<ErasureReceipt>empty()
                    : Optional.of(current.erase(
                            founder,
                            Objects.requireNonNull(reader.profile(founder)).identifiers(),
                            turn));
        });
    }

    /**
     * Takes a person's decision about two fragments, which need not be there yet.
     *
     * @param decision the decision
     * @return whether it is in force; false if a later one about the same two is, or if one of them was
     *     erased by law
     */
    public boolean decide(Decision decision) {
        return writing.inTurn((current, turn) -> current.decide(decision, turn));
    }

    /**
     * Decides, as of now, that two fragments are one customer. The decision comes before all other links:
     * where the two hold different values of a limited namespace, the profile keeps one and the other is
     * refused. An attribute that must agree, or a limit on fragments, may refuse the decision itself.
     * {@link #review} lists what was refused.
     *
     * @param a one fragment
     * @param b the other
     * @param by who decides; may be empty
     * @return whether the decision is in force
     */
    public boolean join(FragmentId a, FragmentId b, String by) {
        return decide(new Decision(Decision.Kind.JOIN, a, b, clock.instant(), by));
    }

    /**
     * Decides, as of now, that two fragments are not one customer, whatever they share.
     *
     * @param a one fragment
     * @param b the other
     * @param by who decides; may be empty
     * @return whether the decision is in force
     */
    public boolean separate(FragmentId a, FragmentId b, String by) {
        return decide(new Decision(Decision.Kind.SEPARATE, a, b, clock.instant(), by));
    }

    /**
     * Takes back, as of now, whatever was decided about two fragments.
     *
     * @param a one fragment
     * @param b the other
     * @param by who decides; may be empty
     * @return whether the decision is in force
     */
    public boolean withdraw(FragmentId a, FragmentId b, String by) {
        return decide(new Decision(Decision.Kind.WITHDRAW, a, b, clock.instant(), by));
    }

    /**
     * Makes identifiers expire as of an instant. Nothing expires by itself: the graph reads no clock.
     * Cost: the components of what expires; going back costs a pass over all fragments.
     *
     * @param instant the instant; identifiers that were to expire at it are expired. {@link Instant#MIN},
     *     as at first, lets none expire
     */
    public void expireAsOf(Instant instant) {
        writing.alone(current -> {
            current.asOf(instant);
            return instant;
        });
    }

    /**
     * Returns what another configuration would change, without changing anything. Cost: evaluating all
     * fragments afresh, reading every profile before and after, and as much memory as the graph itself.
     *
     * @param configuration the other configuration
     * @return the changes that {@link #reconfigure} would tell
     */
    public List<Change> preview(Configuration configuration) {
        return writing.inTurn((current, turn) -> {
            Engine next = load(configuration, current.asOf());
            return EngineDiff.between(current, next, store);
        });
    }

    /**
     * Puts another configuration in force: the profiles are then what they would be had it always been
     * in force. Cost: as {@link #preview}.
     *
     * @param configuration the configuration
     * @return the changes, which the feed tells too
     */
    public List<Change> reconfigure(Configuration configuration) {
        return writing.inTurn((current, turn) -> {
            Engine next = load(configuration, current.asOf());
            List<Change> changes = EngineDiff.between(current, next, store);
            changes.forEach(feed::add);
            writing.engine(next);
            return changes;
        });
    }

    /**
     * Returns the id of the profile that holds an identifier. Cost: below a microsecond.
     *
     * @param identifier the identifier, in any writing; whether it is verified does not count
     * @return the profile's id; empty if nobody holds it, or if it identifies nobody
     */
    public Optional<ProfileId> profileId(Identifier identifier) {
        return reads.profileId(reader -> reader.founder(identifier));
    }

    /**
     * Returns the id of the profile that a fragment is in.
     *
     * @param fragment the fragment's id
     * @return the profile's id; empty if the graph does not hold the fragment
     */
    public Optional<ProfileId> profileId(FragmentId fragment) {
        return reads.profileId(reader -> reader.founder(fragment));
    }

    /**
     * Returns the profile that holds an identifier. Cost: the profile's fragments.
     *
     * @param identifier the identifier, in any writing; whether it is verified does not count
     * @return the profile; empty if nobody holds it, or if it identifies nobody
     */
    public Optional<Profile> find(Identifier identifier) {
        return reads.profile(reader -> reader.founder(identifier));
    }

    /**
     * Returns whether an identifier identifies nobody: its namespace is not configured, its value is blank, too
     * long or blocked, or fragments hold it but it links none of them, since it is generic, expired, or was
     * refused by a guard. An identifier that no fragment links by yet may still come to identify somebody. It waits
     * for the writer.
     *
     * @param identifier the identifier, in any writing; whether it is verified does not count
     * @return whether it identifies nobody, whoever holds it now
     */
    public boolean identifiesNobody(Identifier identifier) {
        return locked(current -> new ProfileReader(current, store, true).isOfNobody(identifier));
    }

    /**
     * Returns the profile that an id stands for now: any id that was ever handed out resolves, as long
     * as its founding fragment is in the graph. Cost: the profile's fragments.
     *
     * @param id the id
     * @return the profile; empty if its founding fragment is gone
     */
    public Optional<Profile> profile(ProfileId id) {
        return reads.profile(reader -> reader.founder(id.founder()));
    }

    /**
     * Returns the ids of all profiles, in their order, as of the moment of the call.
     *
     * @return an immutable list
     */
    public List<ProfileId> profileIds() {
        return locked(EngineDiff::ids);
    }

    /**
     * Returns all profiles, in the order of their ids. Each is read when the stream reaches it; a
     * profile that was merged or taken out meanwhile is left out.
     *
     * @return a stream
     */
    public Stream<Profile> profiles() {
        return profileIds().stream()
                .flatMap(id ->
                        profile(id).stream().filter(profile -> profile.id().equals(id)));
    }

    /**
     * Says why two fragments are in one profile, or why they are not. Cost: the size of their profiles.
     *
     * @param a one fragment
     * @param b the other
     * @return the explanation; empty if the graph does not hold both
     */
    public Optional<Explanation> explain(FragmentId a, FragmentId b) {
        return locked(current -> {
            int one = current.components().fragments().find(a);
            int two = current.components().fragments().find(b);
            return one == FragmentTable.NONE || two == FragmentTable.NONE
                    ? Optional.<Explanation>empty()
                    : Optional.of(new Explainer(current).explain(one, two));
        });
    }

    /**
     * Says what holds a profile together, and what was refused to it.
     *
     * @param id any id that the profile has had
     * @return the explanation; empty if there is no such profile
     */
    public Optional<Explanation.OfProfile> explain(ProfileId id) {
        return locked(current -> {
            ProfileReader reader = new ProfileReader(current, store, true);
            int founder = reader.founder(id.founder());
            Profile profile = founder == FragmentTable.NONE ? null : reader.profile(founder);
            return profile == null
                    ? Optional.<Explanation.OfProfile>empty()
                    : Optional.of(new Explainer(current).explain(profile, founder));
        });
    }

    /**
     * Returns everything that the graph keeps about one customer, as he may ask for by law: fragments as they were recorded,
     * the golden record with its sources, links, refused and possible links, and people's decisions. Other
     * customers' fragments are named where something leads to them, their values never. Cost: the profile's fragments
     * and links.
     *
     * @param id any id that the profile has had
     * @return his data, all of one moment; empty if there is no such profile
     */
    public Optional<PersonalData> personalData(ProfileId id) {
        return locked(current -> {
            ProfileReader reader = new ProfileReader(current, store, true);
            int founder = reader.founder(id.founder());
            Profile profile = founder == FragmentTable.NONE ? null : reader.profile(founder);
            return profile == null
                    ? Optional.<PersonalData>empty()
                    : Optional.of(new Disclosure(current, profile, founder).personalData());
        });
    }

    /**
     * Returns what a person should look at: links that guards refused, and possible links of fuzzy rules
     * between different profiles.
     *
     * @return the items: refused links by fragment, then possible links by their two fragments
     */
    public List<ReviewItem> review() {
        return locked(current -> new Explainer(current).review());
    }

    /**
     * Returns the size of the graph. Cost: a pass over all fragments.
     *
     * @return the numbers
     */
    public Statistics statistics() {
        return locked(EngineDiff::statistics);
    }

    /**
     * Returns what the graph has done since it was built, for health checks and metrics. Cost: a few sums; never
     * waits, and answers for a closed graph too.
     *
     * @return the numbers
     */
    public Activity activity() {
        return gauges.activity();
    }

    /**
     * Returns the configuration in force.
     *
     * @return the configuration
     */
    public Configuration configuration() {
        return writing.engine().configuration();
    }

    /**
     * Follows the graph: the listener is told the present profiles as created, and then every change. It
     * is called in order, by the thread that makes the change and before its operation returns; it must
     * be quick, and must not change the graph: {@link Subscription} says what it may do. If it throws, the first exception reaches the caller of the
     * operation, which has happened all the same, and the listener is told the rest.
     *
     * @param listener takes each change
     * @return the subscription
     */
    public Subscription subscribe(Consumer<FeedEntry> listener) {
        Objects.requireNonNull(listener, "listener");
        return writing.alone(current -> feed.subscribe(listener, EngineDiff.present(current)));
    }

    /** Closes the graph and its store. Closing again does nothing. */
    @Override
    public void close() {
        access.close(store::close);
    }

    private <T> T locked(Function<Engine, T> question) {
        return writing.ask(question);
    }

    /** Evaluates what the store holds under a configuration; nobody hears of it. */
    private Engine load(Configuration configuration, Instant asOf) {
        return feed.muted(() -> {
            Engine loaded = new Engine(configuration, store, tombstones, feed, seed);
            loaded.replay();
            loaded.asOf(asOf);
            return loaded;
        });
    }

    /** Collects the parts of a graph. Not safe for several threads; builds once, since a store belongs to one graph. */
    public static final class Builder {
        private @Nullable Configuration configuration;
        private @Nullable FragmentStore store;
        private @Nullable InstantSource clock;
        private byte @Nullable [] erasureKey;
        private int threads;

        private Builder() {}

        /**
         * Sets the configuration. Required.
         *
         * @param configuration the configuration
         * @return this builder
         */
        public Builder configuration(Configuration configuration) {
            this.configuration = once("configuration", this.configuration, configuration);
            return this;
        }

        /**
         * Sets where fragments are kept; in memory by default. What the store holds already is in the graph
         * from the start.
         *
         * @param store the store, which the graph closes
         * @return this builder
         */
        public Builder store(FragmentStore store) {
            this.store = once("store", this.store, store);
            return this;
        }

        /**
         * Sets what tells the time of decisions; the system's clock by default.
         *
         * @param clock the source of instants
         * @return this builder
         */
        public Builder clock(InstantSource clock) {
            this.clock = once("clock", this.clock, clock);
            return this;
        }

        /**
         * Sets the key of the tombstones that erased fragments leave; random by default, which suits a
         * store in memory. A store that outlives the graph needs the same key each time.
         *
         * @param key a secret of at least 16 bytes
         * @return this builder
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder erasureKey(byte[] key) {
            if (key.length < 16) {
                throw new IllegalArgumentException(
                        "an erasure key must have at least 16 bytes, but has " + key.length);
            }
            this.erasureKey = once("erasureKey", this.erasureKey, key.clone());
            return this;
        }

        /**
         * Sets on how many threads {@link #ingestAll} works: the caller's, which alone changes the graph, and
         * those of the common pool, which prepare the next fragments meanwhile. As many as there are
         * processors by default, at most 8. What comes out does not depend on it.
         *
         * @param count from 1, the caller's alone, to 64
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         * @throws IllegalStateException if it was set already
         */
        public Builder threads(int count) {
            if (count < 1 || count > 64) {
                throw new IllegalArgumentException(
                        "a graph must load on 1 to 64 threads, not " + count);
            }
            threads = once("threads", threads == 0 ? null : threads, count);
            return this;
        }

        /**
         * Returns the graph, with what its store holds.
         *
         * @return a new graph
         * @throws NullPointerException if there is no configuration
         */
        public IdentityGraph build() {
            return new IdentityGraph(
                    this, Objects.requireNonNull(configuration, "configuration of the graph"));
        }

        private static <T> T once(String setting, @Nullable T before, T value) {
            if (before != null) {
                throw new IllegalStateException(
                        setting + " of the graph was set already; set it once");
            }
            return Objects.requireNonNull(value, setting);
        }
    }
}
