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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * result is visible to every read that begins after it returned. An operation that its store cannot keep has not
 * happened, and the graph goes on. If an operation fails half-way for a
 * reason that is not the caller's, such as a scorer that throws, the graph refuses further work; the
 * store then still holds what had been confirmed, and a new graph may be built on it.
 */
public final class IdentityGraph implements AutoCloseable {
    private static final int LOAD_TURN = 16_384;
    private static final Duration FOLLOW_EVERY = Duration.ofMillis(500);

    private final FragmentStore store;
    private final Tombstones tombstones;
    private final InstantSource clock;
    private final Feed feed = new Feed();
    private final Access access = new Access();
    private final long seed = new SecureRandom().nextLong();
    private final int threads;
    private final Snapshots snapshots;
    private final Gauges gauges = new Gauges();
    private final Writing writing;
    private final Ingestion ingestion;
    private final Reads reads;
    private final @Nullable Watch watch;
    private final HealthCheck healthCheck;

    IdentityGraph(IdentityGraphBuilder builder, Configuration configuration) {
        store = builder.store == null ? FragmentStore.inMemory() : builder.store;
        clock = builder.clock == null ? InstantSource.system() : builder.clock;
        threads = builder.threads == 0
                ? Math.min(8, Runtime.getRuntime().availableProcessors())
                : builder.threads;
        tombstones = new Tombstones(
                builder.erasureKey == null
                        ? store.erasureKey().orElseGet(IdentityGraph::randomKey)
                        : builder.erasureKey);
        store.erasureCheck(tombstones.check());
        snapshots = new Snapshots(store, tombstones, feed);
        writing = new Writing(access, store, feed, gauges, snapshots, start(configuration));
        ingestion = new Ingestion(writing, gauges, threads > 1);
        reads = new Reads(access, store, writing);
        healthCheck = new HealthCheck(access, store, gauges, clock);
        watch = store.isShared() ? watch(builder.followEvery) : null;
    }

    private Watch watch(@Nullable Duration every) {
        gauges.upToDate(clock.instant());
        Watch.Settings settings = new Watch.Settings(clock, every == null ? FOLLOW_EVERY : every);
        Watch started = new Watch(writing, store, gauges, settings);
        started.start();
        return started;
    }

    private Engine start(Configuration configuration) {
        return feed.muted(
                () -> snapshots.start(configuration, () -> load(configuration, Instant.MIN)));
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
    public static IdentityGraphBuilder builder() {
        return new IdentityGraphBuilder();
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
     * Takes a fragment in; on return it is as durable as the store makes it. Of several versions of one fragment the one
     * observed last is in force, whatever the order of their arrival. Calls that come while another is
     * being written are then written together. Cost: a few microseconds, and what the store takes; where it meets a
     * contested profile, up to O(n log n) in the fragments of the component.
     *
     * @param fragment the fragment
     * @return what became of it
     * @throws IllegalStateException if the graph is closed, or if called from a listener of the feed
     * @throws io.kinfold.store.StoreException if the store could not keep it; {@link
     *     io.kinfold.store.StoreException#outcome} says what holds. The graph goes on
     */
    public Resolution ingest(Fragment fragment) {
        return ingestion.ingest(fragment);
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
        return bulk(1, (some, sum) -> some.forEach(resolutions), fragments);
    }

    /**
     * Takes very many fragments in, as fast as the store takes them: in turns of some {@value #LOAD_TURN} fragments, each
     * whole or not at all, and tells how far it has come after each. The feed tells what each turn did in sum. Others
     * get their turn in between, and wait for the running one: some tenths of a second on a durable store. If
     * a turn fails, those before stay; to hand all over again does no harm.
     *
     * @param fragments the fragments; read once
     * @param progress is told after each turn, by the caller's thread
     * @return what became of them, in numbers
     */
    public IngestSummary load(
            Iterable<Fragment> fragments, Consumer<? super LoadProgress> progress) {
        Objects.requireNonNull(progress, "progress");
        Instant start = clock.instant();
        BulkLoad.Listener listener = (resolutions, sum) -> progress.accept(
                new LoadProgress(sum.summary(), Duration.between(start, clock.instant())));
        return bulk(LOAD_TURN, listener, fragments);
    }

    private IngestSummary bulk(int turn, BulkLoad.Listener listener, Iterable<Fragment> fragments) {
        writing.refuseListeners();
        BulkLoad.Settings settings = new BulkLoad.Settings(threads, turn);
        return new BulkLoad(ingestion, settings, listener).run(fragments.iterator());
    }

    /**
     * Takes a fragment out: every answer is then that of a graph that never had it. Cost: the size of
     * its component.
     *
     * @param fragment the fragment's id
     * @return whether the graph held it
     */
    public boolean retract(FragmentId fragment) {
        return writing.inTurn(
                gauges.retractions, (current, turn) -> current.retract(fragment, turn));
    }

    /**
     * Erases a customer by law: every fragment of the profile goes, with people's decisions about them,
     * and a keyed hash of each fragment's id stays, so that a late replay of it is ignored.
     *
     * @param profile any id that the profile has had
     * @return what was removed; empty if there is no such profile
     */
    public Optional<ErasureReceipt> erase(ProfileId profile) {
        return writing.inTurn(gauges.erasures, (current, turn) -> {
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
        return writing.inTurn(gauges.decisions, (current, turn) -> current.decide(decision, turn));
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
        return writing.inTurn(gauges.reconfigurations, (current, turn) -> {
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
     * Returns the profiles that ids stand for now, as {@link #profile(ProfileId)} does one by one, but read from the store
     * some at a time, each part as of one moment. Writers wait for a part, some milliseconds.
     *
     * @param ids the ids
     * @return the profiles by the ids that were asked for, in their order; without those whose founding fragment
     *     is gone
     */
    public Map<ProfileId, Profile> profiles(Collection<ProfileId> ids) {
        return reads.profiles(List.copyOf(ids));
    }

    /**
     * Returns the profiles that ids stand for, all as of one moment, in which the feed has told everything that happened
     * before and nothing that comes after. So who notes what the feed names, and takes his notes as the ids, has
     * the profiles as if he had looked at each change at once. Writers wait until all are read: for many ids use {@link
     * #profiles(Collection)} first, and this for what was named meanwhile. Not for a listener of the feed.
     *
     * @param ids gives the ids; it must not call the graph, and is asked again where the graph, to answer, has to take in what others
     *     did to a shared store: then the last ids count
     * @return the profiles as {@link #profiles(Collection)} returns them
     */
    public Map<ProfileId, Profile> consistentProfiles(
            Supplier<? extends Collection<ProfileId>> ids) {
        return reads.consistentProfiles(ids);
    }

    /**
     * Returns all profiles, in the order of their ids. They are read some at a time when the stream reaches them; a
     * profile that was merged or taken out meanwhile is left out.
     *
     * @return a stream
     */
    public Stream<Profile> profiles() {
        return reads.parts(profileIds())
                .flatMap(part -> profiles(part).entrySet().stream()
                        .filter(found -> found.getKey().equals(found.getValue().id()))
                        .map(Map.Entry::getValue));
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
     * Returns whether the graph works, after a short question to its store by another thread. Never waits for a writer,
     * and for the store no longer than half a second.
     *
     * @return its health
     */
    public Health health() {
        return healthCheck.ask();
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
     * Follows the graph: the listener is told the present profiles as created, and then every change, also those that
     * others make who share the store. It
     * is called in order, by a thread that makes changes and before the operation returns; it must
     * be quick, and must not change the graph: {@link Subscription} says what it may do. If it throws, the first exception reaches the caller of the
     * operation, or all callers whose fragments were taken in together; what they asked has happened all the same, and the listener is
     * told the rest.
     *
     * @param listener takes each change
     * @return the subscription
     */
    public Subscription subscribe(Consumer<FeedEntry> listener) {
        Objects.requireNonNull(listener, "listener");
        return writing.alone(current -> feed.subscribe(listener, EngineDiff.present(current)));
    }

    /**
     * Takes in what others who share the store changed, so that what is asked next is not older than this call. The graph
     * does so by itself, a little later. Does nothing where nobody shares the store.
     *
     * @return how many operations of others were taken in
     * @throws io.kinfold.store.StoreException if the store cannot be reached; what was taken in stays
     */
    public long catchUp() {
        writing.refuseListeners();
        return writing.catchUp();
    }

    /**
     * Writes what the graph has in memory to a file, from which a later start on the same store is many times as fast as
     * from all that the store holds: it then takes in only what has changed since. A start finds the file by itself. It does
     * not use one that is damaged, of another store or configuration, or too old for the store to know what
     * has changed since: it says so in the log, and replays everything.
     *
     * <p>A graph does this by itself when it is closed, and when it has started without a snapshot, if so
     * much has changed that it is worth it: at least 10,000 changes and one for fifty fragments. So a call is for
     * one who wants the next start to be fast even if the process is killed. Cost: 100 to 200 bytes a
     * fragment, at the speed of the disk; writers wait meanwhile, readers do not. The file
     * holds identifiers; {@link #erase} deletes it.
     *
     * @return the file; empty where the store has no place for one
     * @throws java.io.UncheckedIOException if it could not be written; the graph goes on
     * @throws IllegalStateException if the graph is closed, or if called from a listener of the feed
     */
    public Optional<Path> snapshot() {
        writing.refuseListeners();
        return access.still(() -> {
            try {
                return snapshots.write(writing.engine());
            } catch (IOException e) {
                throw new UncheckedIOException("the snapshot could not be written", e);
            }
        });
    }

    /**
     * Closes the graph and its store: what has begun ends first, what comes later is refused. Closing again does
     * nothing but wait for that. A {@link #snapshot} is written where much has changed.
     *
     * @throws IllegalStateException if called from a listener of the feed
     */
    @Override
    public void close() {
        writing.refuseListeners();
        ingestion.close();
        if (watch != null) {
            watch.close();
        }
        access.close(() -> {
            try {
                if (!access.hasFailed()) {
                    snapshots.writeIfDue(writing.engine());
                }
            } finally {
                snapshots.close();
                store.close();
            }
        });
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
}
