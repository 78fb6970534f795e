package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ErasureReceipt;
import io.kinfold.profile.ProfileId;
import io.kinfold.profile.Resolution;
import io.kinfold.store.Applied;
import io.kinfold.store.Draft;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;
import io.kinfold.topology.KeyBatch;
import io.kinfold.topology.LoneInt;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * The graph under one configuration: applies operations to the components. Everything but {@link
 * #prepare} is for one writer at a time.
 */
final class Engine {
    private static final int REPLAY_CHUNK = 1_024;

    /** Puts a version of a fragment in force, as of a first observed time in microseconds. */
    private interface Placing {
        void place(Extract extract, int[] keyIds, long firstMicros);
    }

    private final Configuration configuration;
    private final FragmentStore store;
    private final Tombstones tombstones;
    private final KeyExtractor extractor;
    private final Components components;
    private final Lookahead lookahead;
    private final FuzzyLinks fuzzy;
    private final DecisionBook decisions = new DecisionBook();
    private final ExpiryQueue expiries = new ExpiryQueue();
    private final boolean expiring;
    private final long seed;
    private Instant asOf = Instant.MIN;
    /** 1 while an operation has begun to change the graph and has not ended. */
    private final LoneInt halfway = new LoneInt();

    private boolean queued = true;

    Engine(
            Configuration configuration,
            FragmentStore store,
            Tombstones tombstones,
            Feed feed,
            long seed) {
        this.configuration = configuration;
        this.seed = seed;
        this.store = store;
        this.tombstones = tombstones;
        Spaces spaces = new Spaces(configuration);
        expiring = configuration.namespaces().values().stream()
                .map(Namespace::expireAfter)
                .anyMatch(duration -> duration.isPresent());
        components = new Components(seed, configuration, spaces, feed);
        lookahead = new Lookahead(components.topology());
        fuzzy = components.fuzzy();
        extractor = new KeyExtractor(configuration, spaces, fuzzy);
    }

    /** Returns whether an operation has begun to change the graph and has not ended. */
    boolean isHalfway() {
        return halfway.get() == 1;
    }

    private @Nullable ChangeDiff end() {
        ChangeDiff diff = components.flush();
        halfway.set(0);
        return diff;
    }

    Configuration configuration() {
        return configuration;
    }

    /** Returns what the keys are hashed with. */
    long seed() {
        return seed;
    }

    Components components() {
        return components;
    }

    KeyExtractor extractor() {
        return extractor;
    }

    FuzzyLinks fuzzy() {
        return fuzzy;
    }

    DecisionBook decisions() {
        return decisions;
    }

    Instant asOf() {
        return asOf;
    }

    /** Returns how many times a fragment waits to be looked at as time goes on. */
    int queuedExpiries() {
        return expiries.size();
    }

    /** Returns about how much heap the graph takes, in bytes. */
    long heapBytes() {
        return components.heapBytes() + expiries.heapBytes();
    }

    /** Normalizes fragments and looks their keys up; for any thread, outside the lock. */
    Chunk prepare(List<Fragment> fragments) {
        return prepare(fragments, List.of());
    }

    /** As {@link #prepare}, for fragments that the store is to be asked to keep. */
    Chunk prepareToKeep(List<Fragment> fragments) {
        List<Draft> drafts = new ArrayList<>(fragments.size());
        for (Fragment fragment : fragments) {
            drafts.add(store.draft(fragment));
        }
        return prepare(fragments, drafts);
    }

    private Chunk prepare(List<Fragment> fragments, List<Draft> drafts) {
        List<Extract> extracts = extractor.extractAll(fragments);
        KeyBatch keys = new KeyBatch(4 * fragments.size());
        for (Extract extract : extracts) {
            for (int i = 0; i < extract.values().size(); i++) {
                keys.add(extract.spaces().get(i).code(), extract.values().get(i));
            }
        }
        long removals = components.keys().removals();
        components.keys().findOrAddAll(keys);
        return new Chunk(extracts, drafts, keys, removals);
    }

    /** Looks the keys of a chunk up again where some were forgotten meanwhile. */
    private void renew(Chunk chunk) {
        if (components.keys().removals() != chunk.removals()) {
            components.keys().findOrAddAll(chunk.keys());
        }
    }

    /** Forgets the keys of chunks that are not to be ingested, where nobody holds them. */
    void abandon(List<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            renew(chunk);
            components.sweepLater(chunk.keyIds());
        }
        components.flush();
    }

    /**
     * Has the store keep fragments, and returns what {@link #carryOut} is to do then. While a fragment is replaced no
     * reader gets an answer beside the writer: it might join the new attributes, which the store holds already, with the
     * old links.
     */
    IngestPlan keep(List<Chunk> chunks, Turn turn) {
        chunks.forEach(this::renew);
        boolean replacing = false;
        boolean kept = false;
        try {
            IngestPlan plan = new IngestPlan(chunks, components.fragments(), tombstones, store);
            plan.steps().forEach(step -> fuzzy.makeReady(step.extract()));
            if (plan.replaces()) {
                replacing = true;
                components.beginToReplace(plan.replaced());
            }
            List<Operation> operations = plan.operations();
            if (!operations.isEmpty()) {
                turn.apply(operations);
            }
            kept = true;
            halfway.set(1);
            return plan;
        } catch (RuntimeException e) {
            forget(chunks);
            throw e;
        } finally {
            if (replacing && !kept) {
                components.epoch().end();
            }
        }
    }

    /** Forgets the keys of fragments that the store did not keep. */
    void forget(List<Chunk> chunks) {
        chunks.forEach(chunk -> components.sweepLater(chunk.keyIds()));
        components.flush();
    }

    /**
     * Plans what adds fragments, before the plan in hand is carried out, so that the store can be asked meanwhile. It holds also
     * afterwards: what becomes of a fragment hangs on the versions of that very fragment, of which the plan in hand has
     * none. Returns null where that is not so, where a fragment that the graph holds would change, and where fuzzy rules
     * read from the store whom they will meet.
     */
    @Nullable
    IngestPlan planAhead(List<Chunk> chunks, IngestPlan inHand) {
        if (!fuzzy.isEmpty()) {
            return null;
        }
        IngestPlan plan = new IngestPlan(chunks, components.fragments(), tombstones, store);
        return plan.onlyAdds() && plan.isApartFrom(inHand) ? plan : null;
    }

    /** Notes that the store has kept a plan that was made ahead, and looks keys up again that are gone since. */
    void kept(IngestPlan plan) {
        halfway.set(1);
        plan.chunks().forEach(this::renew);
        plan.renewKeys();
    }

    /** Does what the store has kept. Returns what became of each fragment, in their order. */
    List<Resolution> carryOut(IngestPlan plan) {
        try {
            List<IngestPlan.Step> steps = plan.steps();
            for (int i = 0; i < steps.size(); i++) {
                lookahead.before(i, steps, IngestPlan.Step::keyIds);
                apply(steps.get(i));
            }
            components.sweepLater(plan.unusedKeys());
            ChangeDiff diff = end();
            return plan.resolutions(components, diff);
        } finally {
            if (plan.replaces()) {
                components.epoch().end();
            }
        }
    }

    /** Loads everything that the store holds, as one operation: each contested component is partitioned once. */
    void replay() {
        List<Operation.Put> part = new ArrayList<>(REPLAY_CHUNK);
        store.replay(operation -> {
            if (operation instanceof Operation.Put put) {
                part.add(put);
                if (part.size() == REPLAY_CHUNK) {
                    load(part, this::add);
                }
            } else if (operation instanceof Operation.Decide decide) {
                apply(decide.decision());
            } else if (operation instanceof Operation.Bury bury) {
                tombstones.addAll(bury.tombstones());
            } else {
                throw new IllegalStateException("a store must replay what it holds, but replayed "
                        + operation.getClass().getSimpleName());
            }
        });
        load(part, this::add);
        components.flush();
    }

    private void load(List<Operation.Put> part, Placing placing) {
        Chunk chunk = prepare(part.stream().map(Operation.Put::fragment).toList());
        List<int[]> keyIds = new ArrayList<>(part.size());
        chunk.each((extract, draft, ids) -> keyIds.add(ids));
        for (int i = 0; i < part.size(); i++) {
            lookahead.before(i, keyIds, Function.identity());
            long firstMicros = FragmentTable.micros(part.get(i).firstObserved());
            placing.place(chunk.extracts().get(i), keyIds.get(i), firstMicros);
        }
        part.clear();
    }

    private void put(Extract extract, int[] keyIds, long firstMicros) {
        int known = components.fragments().find(extract.fragment().id());
        if (known == FragmentTable.NONE) {
            add(extract, keyIds, firstMicros);
        } else {
            replace(known, extract, keyIds, firstMicros);
        }
    }

    /**
     * Takes in what others changed, and the store holds already. They come as what holds now: of what was
     * changed several times only the last is heard.
     */
    void follow(List<Operation> operations) {
        halfway.set(1);
        new Intake(this, tombstones).take(operations);
        halfway.set(0);
    }

    /** Puts versions in force that the store holds already, with first observed times that are in force too. */
    void put(List<Operation.Put> puts) {
        load(new ArrayList<>(puts), this::put);
        components.flush();
    }

    /** Takes fragments out that the store does not hold any more. */
    void takeOut(int... leaving) {
        components.apply(fuzzy.remove(leaving));
        components.remove(leaving);
        components.flush();
    }

    boolean retract(FragmentId id, Turn turn) {
        int fragment = components.fragments().find(id);
        if (fragment == FragmentTable.NONE) {
            return false;
        }
        turn.apply(List.of(new Operation.Remove(id)));
        halfway.set(1);
        takeOut(fragment);
        halfway.set(0);
        return true;
    }

    ErasureReceipt erase(int founder, List<Identifier> identifiers, Turn turn) {
        ProfileId profile = components.profiles().profileId(founder);
        int[] fragments = components.profiles().fragmentsOf(founder);
        List<FragmentId> ids = new ArrayList<>(fragments.length);
        for (int fragment : fragments) {
            ids.add(components.fragments().id(fragment));
        }
        ids.sort(null);
        Operation.Erase erase =
                new Operation.Erase(ids, ids.stream().map(tombstones::of).toList(), identifiers);
        Applied applied = turn.apply(List.of(erase));
        halfway.set(1);
        tombstones.addAll(erase.tombstones());
        int forgotten = decisions.forget(new HashSet<>(ids));
        erase(founder, identifiers);
        halfway.set(0);
        return new ErasureReceipt(
                profile,
                fragments.length,
                forgotten,
                applied.events(),
                applied.tags(),
                applied.places());
    }

    /** Takes a whole profile out that the store does not hold any more. */
    void erase(int founder, List<Identifier> identifiers) {
        ProfileId profile = components.profiles().profileId(founder);
        int[] fragments = components.profiles().fragmentsOf(founder);
        components.apply(fuzzy.remove(fragments));
        components.touch(components.topology().forest().find(founder));
        components.tellErased(profile, identifiers);
        components.remove(fragments);
        components.flush();
    }

    /** Takes a decision; returns whether it is in force. Nothing is kept of one about an erased fragment. */
    boolean decide(Decision decision, Turn turn) {
        if (tombstones.covers(decision.first()) || tombstones.covers(decision.second())) {
            return false;
        }
        Decision standing = decisions.about(decision.first(), decision.second());
        if (standing != null && !decision.overrules(standing)) {
            return standing.equals(decision);
        }
        turn.apply(List.of(new Operation.Decide(decision)));
        halfway.set(1);
        apply(decision);
        end();
        return true;
    }

    /** Puts a decision in force that the store holds already, or none where it withdraws one. */
    void apply(Decision decision) {
        Decision standing = decisions.about(decision.first(), decision.second());
        int a = components.fragments().find(decision.first());
        int b = components.fragments().find(decision.second());
        boolean present = a != FragmentTable.NONE && b != FragmentTable.NONE;
        if (standing != null && present) {
            undo(standing, a, b);
        }
        decisions.put(decision);
        if (present) {
            enforce(decision, a, b);
        }
    }

    private void enforce(Decision decision, int a, int b) {
        if (decision.kind() == Decision.Kind.JOIN) {
            components.addPair(PairLink.by(decision, a, b));
        } else if (decision.kind() == Decision.Kind.SEPARATE) {
            components.separate(a, b);
        }
    }

    private void undo(Decision decision, int a, int b) {
        if (decision.kind() == Decision.Kind.JOIN) {
            components.removePair(PairLink.by(decision, a, b));
        } else if (decision.kind() == Decision.Kind.SEPARATE) {
            components.unseparate(a, b);
        }
    }

    /** Makes identifiers expire as of an instant, earlier or later than before. */
    void asOf(Instant instant) {
        boolean back = instant.isBefore(asOf);
        long micros = FragmentTable.micros(instant);
        halfway.set(1);
        if (!back) {
            queueAll(micros);
        }
        asOf = instant;
        components.active().asOf(micros);
        if (back) {
            components.refresh(components.dormant().fragments());
            expiries.clear();
            queued = false;
            queueAll(micros);
        }
        int[] due = present(expiries.poll(micros));
        components.refresh(due);
        for (int fragment : due) {
            queueExpiries(fragment);
        }
        end();
    }

    /** Queues what is to expire after the present instant, unless it is queued or nothing can by the next one. */
    private void queueAll(long nextMicros) {
        if (!queued && nextMicros != Long.MIN_VALUE) {
            queued = true;
            for (int i = 0, n = components.topology().forest().capacity(); i < n; i++) {
                if (components.fragments().isPresent(i)) {
                    queueExpiries(i);
                }
            }
        }
    }

    /** Takes what was loaded from a snapshot for its own; what expires is queued when it is first asked for. */
    void restored(Instant instant) {
        asOf = instant;
        components.active().asOf(FragmentTable.micros(instant));
        queued = false;
        for (Decision decision : decisions.all()) {
            int a = components.fragments().find(decision.first());
            int b = components.fragments().find(decision.second());
            boolean present = a != FragmentTable.NONE && b != FragmentTable.NONE;
            if (present && decision.kind() == Decision.Kind.JOIN) {
                components.pairs().add(PairLink.by(decision, a, b));
            } else if (present && decision.kind() == Decision.Kind.SEPARATE) {
                components.separations().add(a, b);
            }
        }
    }

    /** Returns whether a fragment of the store comes to the keys and pairs that it has here. */
    boolean isStill(int fragment, Fragment payload) {
        Extract extract = extractor.extract(payload);
        int[] keyIds = new int[extract.values().size()];
        for (int i = 0; i < keyIds.length; i++) {
            int space = extract.spaces().get(i).code();
            keyIds[i] = components.keys().find(space, extract.values().get(i));
        }
        long observed = FragmentTable.micros(payload.observedAt());
        return observed == components.fragments().observed(fragment)
                && components.isAs(fragment, extract, keyIds)
                && fuzzy.isStill(fragment, extract);
    }

    private int[] present(int[] fragments) {
        IntHashSet present = new IntHashSet();
        for (int fragment : fragments) {
            if (components.fragments().isPresent(fragment)) {
                present.add(fragment);
            }
        }
        return present.toArray();
    }

    private void apply(IngestPlan.Step step) {
        switch (step.action()) {
            case ADD -> {
                int fragment = enter(step.extract(), step.keyIds(), step.firstMicros());
                int others = components.complete(fragment);
                step.added(fragment, others);
            }
            case REPLACE -> {
                replace(step.fragment(), step.extract(), step.keyIds(), step.firstMicros());
                step.updated();
            }
            case MOVE_BACK -> components.moveBack(step.fragment(), step.firstMicros());
        }
    }

    private void add(Extract extract, int[] keyIds, long firstMicros) {
        components.complete(enter(extract, keyIds, firstMicros));
    }

    /** Adds a fragment, but that it is complete is not told yet. Returns its number. */
    private int enter(Extract extract, int[] keyIds, long firstMicros) {
        long observed = FragmentTable.micros(extract.fragment().observedAt());
        int fragment = components.add(extract, keyIds, firstMicros, observed);
        FragmentId id = extract.fragment().id();
        enforce(Decision.Kind.SEPARATE, id, fragment);
        PairChanges resemblances = fuzzy.add(fragment, extract);
        components.link(fragment);
        enforce(Decision.Kind.JOIN, id, fragment);
        components.apply(resemblances);
        if (expiring) {
            queueExpiries(fragment);
        }
        return fragment;
    }

    /** Enforces decisions about a new fragment; separations before its links, which no reader may see without. */
    private void enforce(Decision.Kind kind, FragmentId id, int fragment) {
        for (Decision decision : decisions.about(id)) {
            FragmentId otherId = decision.first().equals(id) ? decision.second() : decision.first();
            int other = components.fragments().find(otherId);
            if (decision.kind() == kind && other != FragmentTable.NONE) {
                enforce(decision, fragment, other);
            }
        }
    }

    private void replace(int fragment, Extract extract, int[] keyIds, long firstMicros) {
        if (firstMicros < components.fragments().first(fragment)) {
            components.moveBack(fragment, firstMicros);
        }
        long observed = FragmentTable.micros(extract.fragment().observedAt());
        if (components.isAs(fragment, extract, keyIds)) {
            components.fragments().observed(fragment, observed);
            if (expiring) {
                components.refresh(new int[] {fragment});
            }
        } else {
            components.touch(components.topology().forest().find(fragment));
            components.replace(fragment, extract, keyIds, observed);
        }
        components.updated(fragment);
        components.apply(fuzzy.update(fragment, extract));
        if (expiring) {
            queueExpiries(fragment);
        }
    }

    /** Queues also what is generic now: it may cease to be. */
    private void queueExpiries(int fragment) {
        if (!queued) {
            return;
        }
        ActiveLinks active = components.active();
        for (int key : active.keysOf(fragment)) {
            KeySpace space = active.spaceOf(key);
            boolean waits = space.expireMicros() > 0
                    && !active.isExpired(components.fragments().observed(fragment), space);
            if (waits) {
                expiries.add(active.expiry(fragment, space), fragment);
            }
        }
    }

    /** Returns a fragment as the store has it; null where it has none, since another instance took it out. */
    @Nullable
    Fragment stored(int fragment) {
        return store.fragment(components.fragments().id(fragment)).orElse(null);
    }

    Fragment payload(int fragment) {
        FragmentId id = components.fragments().id(fragment);
        return store.fragment(id).orElseThrow(() -> new LostFragmentException(id));
    }
}
