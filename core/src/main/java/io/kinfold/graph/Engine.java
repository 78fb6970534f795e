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
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;
import io.kinfold.topology.KeyBatch;

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
    private Instant asOf = Instant.MIN;
    private boolean halfway;

    Engine(
            Configuration configuration,
            FragmentStore store,
            Tombstones tombstones,
            Feed feed,
            long seed) {
        this.configuration = configuration;
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
        return halfway;
    }

    private void keep(List<Operation> operations) {
        try (Turn turn = store.turn()) {
            turn.apply(operations);
        }
    }

    private @Nullable ChangeDiff end() {
        ChangeDiff diff = components.flush();
        halfway = false;
        return diff;
    }

    Configuration configuration() {
        return configuration;
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
        List<Extract> extracts = new ArrayList<>(fragments.size());
        KeyBatch keys = new KeyBatch(4 * fragments.size());
        for (Fragment fragment : fragments) {
            Extract extract = extractor.extract(fragment);
            for (int i = 0; i < extract.values().size(); i++) {
                keys.add(extract.spaces().get(i).code(), extract.values().get(i));
            }
            extracts.add(extract);
        }
        long removals = components.keys().removals();
        components.keys().findOrAddAll(keys);
        return new Chunk(extracts, keys, removals);
    }

    /** Forgets the keys of a chunk that is not to be ingested, where nobody holds them. */
    void abandon(Chunk chunk) {
        if (components.keys().removals() != chunk.removals()) {
            components.keys().findOrAddAll(chunk.keys());
        }
        components.sweepLater(chunk.keyIds());
        components.flush();
    }

    /**
     * Ingests fragments; the store is asked first. Returns what became of each, in their order. While a
     * fragment is replaced no reader gets an answer beside the writer: it might join the new attributes,
     * which the store holds already, with the old links.
     */
    List<Resolution> ingest(Chunk chunk) {
        if (components.keys().removals() != chunk.removals()) {
            components.keys().findOrAddAll(chunk.keys());
        }
        boolean replacing = false;
        try {
            IngestPlan plan = new IngestPlan(chunk, components.fragments(), tombstones, store);
            replacing = plan.replaces();
            if (replacing) {
                components.epoch().begin();
            }
            keep(plan.operations());
            halfway = true;
            return carryOut(plan);
        } catch (RuntimeException e) {
            if (!halfway) {
                components.sweepLater(chunk.keyIds());
                components.flush();
            }
            throw e;
        } finally {
            if (replacing) {
                components.epoch().end();
            }
        }
    }

    private List<Resolution> carryOut(IngestPlan plan) {
        List<IngestPlan.Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            lookahead.before(i, steps, IngestPlan.Step::keyIds);
            steps.get(i).effect(apply(steps.get(i)));
        }
        components.sweepLater(plan.unusedKeys());
        ChangeDiff diff = end();
        return plan.resolutions(components, diff);
    }

    /** Loads everything that the store holds, as one operation: each contested component is partitioned once. */
    void replay() {
        List<Operation.Put> part = new ArrayList<>(REPLAY_CHUNK);
        store.replay(operation -> {
            if (operation instanceof Operation.Put put) {
                part.add(put);
                if (part.size() == REPLAY_CHUNK) {
                    load(part);
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
        load(part);
        components.flush();
    }

    private void load(List<Operation.Put> part) {
        Chunk chunk = prepare(part.stream().map(Operation.Put::fragment).toList());
        List<int[]> keyIds = new ArrayList<>(part.size());
        int at = 0;
        for (Extract extract : chunk.extracts()) {
            keyIds.add(IngestPlan.keyIds(chunk, at, extract));
            at += extract.values().size();
        }
        for (int i = 0; i < part.size(); i++) {
            lookahead.before(i, keyIds, Function.identity());
            long firstMicros = FragmentTable.micros(part.get(i).firstObserved());
            add(chunk.extracts().get(i), keyIds.get(i), firstMicros);
        }
        part.clear();
    }

    boolean retract(FragmentId id) {
        int fragment = components.fragments().find(id);
        if (fragment == FragmentTable.NONE) {
            return false;
        }
        keep(List.of(new Operation.Remove(id)));
        halfway = true;
        components.apply(fuzzy.remove(fragment));
        components.remove(new int[] {fragment});
        end();
        return true;
    }

    ErasureReceipt erase(int founder, List<Identifier> identifiers) {
        ProfileId profile = components.profiles().profileId(founder);
        int[] fragments = components.profiles().fragmentsOf(founder);
        List<FragmentId> ids = new ArrayList<>(fragments.length);
        for (int fragment : fragments) {
            ids.add(components.fragments().id(fragment));
        }
        ids.sort(null);
        Operation.Erase erase =
                new Operation.Erase(ids, ids.stream().map(tombstones::of).toList(), identifiers);
        keep(List.of(erase));
        halfway = true;
        tombstones.addAll(erase.tombstones());
        int forgotten = decisions.forget(new HashSet<>(ids));
        components.apply(fuzzy.remove(fragments));
        components.touch(components.topology().forest().find(founder));
        components.tellErased(profile, identifiers);
        components.remove(fragments);
        end();
        return new ErasureReceipt(profile, fragments.length, forgotten);
    }

    /** Takes a decision; returns whether it is in force. Nothing is kept of one about an erased fragment. */
    boolean decide(Decision decision) {
        if (tombstones.covers(decision.first()) || tombstones.covers(decision.second())) {
            return false;
        }
        Decision standing = decisions.about(decision.first(), decision.second());
        if (standing != null && !decision.overrules(standing)) {
            return standing.equals(decision);
        }
        keep(List.of(new Operation.Decide(decision)));
        halfway = true;
        apply(decision);
        end();
        return true;
    }

    private void apply(Decision decision) {
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
            components.addPair(judgement(decision, a, b));
        } else if (decision.kind() == Decision.Kind.SEPARATE) {
            components.separate(a, b);
        }
    }

    private void undo(Decision decision, int a, int b) {
        if (decision.kind() == Decision.Kind.JOIN) {
            components.removePair(judgement(decision, a, b));
        } else if (decision.kind() == Decision.Kind.SEPARATE) {
            components.unseparate(a, b);
        }
    }

    private static PairLink judgement(Decision decision, int a, int b) {
        return new PairLink(
                Math.min(a, b),
                Math.max(a, b),
                PairLink.BY_PERSON,
                decision.by(),
                0,
                Double.POSITIVE_INFINITY);
    }

    /** Makes identifiers expire as of an instant, earlier or later than before. */
    void asOf(Instant instant) {
        boolean back = instant.isBefore(asOf);
        halfway = true;
        asOf = instant;
        long micros = FragmentTable.micros(instant);
        components.active().asOf(micros);
        if (back) {
            components.refresh(components.dormant().fragments());
            expiries.clear();
            for (int i = 0, n = components.topology().forest().capacity(); i < n; i++) {
                if (components.fragments().isPresent(i)) {
                    queueExpiries(i);
                }
            }
        }
        int[] due = present(expiries.poll(micros));
        components.refresh(due);
        for (int fragment : due) {
            queueExpiries(fragment);
        }
        end();
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

    private Resolution.Effect apply(IngestPlan.Step step) {
        return switch (step.action()) {
            case ADD -> {
                int others = add(step.extract(), step.keyIds(), step.firstMicros());
                yield others == 0
                        ? Resolution.Effect.CREATED
                        : others == 1 ? Resolution.Effect.ATTACHED : Resolution.Effect.MERGED;
            }
            case REPLACE -> {
                replace(step);
                yield Resolution.Effect.UPDATED;
            }
            case MOVE_BACK -> {
                components.moveBack(components.fragments().find(step.id()), step.firstMicros());
                yield Resolution.Effect.UNCHANGED;
            }
        };
    }

    private int add(Extract extract, int[] keyIds, long firstMicros) {
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
        return components.complete(fragment);
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

    private void replace(IngestPlan.Step step) {
        int fragment = components.fragments().find(step.id());
        if (step.firstMicros() < components.fragments().first(fragment)) {
            components.moveBack(fragment, step.firstMicros());
        }
        long observed = FragmentTable.micros(step.extract().fragment().observedAt());
        if (components.isAs(fragment, step.extract(), step.keyIds())) {
            components.fragments().observed(fragment, observed);
            if (expiring) {
                components.refresh(new int[] {fragment});
            }
        } else {
            components.touch(components.topology().forest().find(fragment));
            components.replace(fragment, step.extract(), step.keyIds(), observed);
        }
        components.updated(fragment);
        components.apply(fuzzy.update(fragment, step.extract()));
        if (expiring) {
            queueExpiries(fragment);
        }
    }

    /** Queues also what is generic now: it may cease to be. */
    private void queueExpiries(int fragment) {
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

    Fragment payload(int fragment) {
        FragmentId id = components.fragments().id(fragment);
        return store.fragment(id)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the store has lost fragment " + id
                                        + ", which it was asked to keep; restore the store and open the graph again"));
    }
}
