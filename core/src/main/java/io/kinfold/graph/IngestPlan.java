package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.ProfileId;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.Resolution.Effect;
import io.kinfold.profile.Unlinked;
import io.kinfold.store.Draft;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What chunks of fragments will do, worked out before anything is changed: of several versions of one
 * fragment only the one in force is applied.
 */
final class IngestPlan {
    /** What is done with a fragment. */
    enum Action {
        ADD,
        REPLACE,
        MOVE_BACK
    }

    /** What is done with one fragment id. */
    static final class Step {
        private Action action;
        private Version version;
        private Fragment current;
        private int fragment;
        private int winner;
        private long firstMicros;
        private Effect effect = Effect.UNCHANGED;

        /** Takes the number of the fragment, if the graph holds it. */
        private Step(Action action, Fragment current, Version version, int fragment) {
            this.action = action;
            this.current = current;
            this.version = version;
            this.fragment = fragment;
        }

        Action action() {
            return action;
        }

        Extract extract() {
            return version.extract;
        }

        int[] keyIds() {
            return version.keyIds;
        }

        long firstMicros() {
            return firstMicros;
        }

        /** Returns the number of the fragment, once the graph holds it. */
        int fragment() {
            return fragment;
        }

        /** Notes that the fragment was added under a number, and joined so many profiles. */
        void added(int number, int others) {
            fragment = number;
            effect = others == 0 ? Effect.CREATED : others == 1 ? Effect.ATTACHED : Effect.MERGED;
        }

        void updated() {
            effect = Effect.UPDATED;
        }

        private Operation operation() {
            Fragment read = version.extract.fragment();
            Draft draft = action == Action.MOVE_BACK ? Draft.NONE : version.draft;
            boolean first = FragmentTable.micros(read.observedAt()) == firstMicros;
            Instant since = first ? read.observedAt() : FragmentTable.instant(firstMicros);
            return new Operation.Put(current, since, draft);
        }
    }

    /** A fragment of a chunk. */
    private static final class Version {
        private final Extract extract;
        private final Draft draft;
        private final int[] keyIds;

        Version(Extract extract, Draft draft, int[] keyIds) {
            this.extract = extract;
            this.draft = draft;
            this.keyIds = keyIds;
        }

        FragmentId id() {
            return extract.fragment().id();
        }
    }

    /** What became of one fragment of a chunk; the step is null where nothing is done. */
    private static final class Entry {
        private final Version version;
        private final @Nullable Step step;
        private final boolean first;
        private final boolean changes;

        Entry(Version version, @Nullable Step step, boolean first, boolean changes) {
            this.version = version;
            this.step = step;
            this.first = first;
            this.changes = changes;
        }

        /** Returns the entry of a fragment with which nothing is done. */
        static Entry ignored(Version version) {
            return new Entry(version, null, false, false);
        }
    }

    private final List<Chunk> chunks;
    private final FragmentTable table;
    private final Tombstones tombstones;
    private final FragmentStore store;
    private final Map<FragmentId, Step> byId;
    private final List<Step> steps;
    private final List<Entry> entries;

    IngestPlan(
            List<Chunk> chunks, FragmentTable table, Tombstones tombstones, FragmentStore store) {
        this.chunks = chunks;
        this.table = table;
        this.tombstones = tombstones;
        this.store = store;
        int fragments = 0;
        for (Chunk chunk : chunks) {
            fragments += chunk.extracts().size();
        }
        byId = new HashMap<>(2 * fragments);
        steps = new ArrayList<>(fragments);
        entries = new ArrayList<>(fragments);
        for (Chunk chunk : chunks) {
            chunk.each((extract, draft, keyIds) ->
                    entries.add(plan(new Version(extract, draft, keyIds))));
        }
    }

    List<Chunk> chunks() {
        return chunks;
    }

    /** Returns whether no fragment that the graph holds is changed. */
    boolean onlyAdds() {
        for (Step step : steps) {
            if (step.action != Action.ADD) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether another plan does nothing with a fragment with which this one does something. */
    boolean isApartFrom(IngestPlan other) {
        for (Step step : steps) {
            if (other.byId.containsKey(step.version.id())) {
                return false;
            }
        }
        return true;
    }

    /** Takes the ids of keys from the chunks again. */
    void renewKeys() {
        int entry = 0;
        for (Chunk chunk : chunks) {
            int at = 0;
            for (int i = 0; i < chunk.extracts().size(); i++) {
                int[] keyIds = entries.get(entry++).version.keyIds;
                for (int key = 0; key < keyIds.length; key++) {
                    keyIds[key] = chunk.keys().id(at++);
                }
            }
        }
    }

    List<Step> steps() {
        return steps;
    }

    /** Returns whether a fragment that the graph holds gets another version. */
    boolean replaces() {
        for (Step step : steps) {
            if (step.action == Action.REPLACE) {
                return true;
            }
        }
        return false;
    }

    /** Returns the numbers of the fragments that get another version. */
    int[] replaced() {
        IntArrayList numbers = new IntArrayList();
        for (Step step : steps) {
            if (step.action == Action.REPLACE) {
                numbers.add(step.fragment);
            }
        }
        return numbers.toArray();
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(steps.size());
        for (Step step : steps) {
            operations.add(step.operation());
        }
        return operations;
    }

    private Entry plan(Version version) {
        Fragment fragment = version.extract.fragment();
        if (tombstones.covers(fragment.id())) {
            return Entry.ignored(version);
        }
        long micros = FragmentTable.micros(fragment.observedAt());
        Step planned = byId.get(fragment.id());
        if (planned != null) {
            return again(planned, version, micros);
        }
        int known = table.find(fragment.id());
        if (known == FragmentTable.NONE) {
            return begin(new Step(Action.ADD, fragment, version, known), micros, true);
        }
        return planKnown(known, version, micros);
    }

    /** Plans a version of a fragment that the graph holds. */
    private Entry planKnown(int known, Version version, long micros) {
        Fragment fragment = version.extract.fragment();
        long first = Math.min(table.first(known), micros);
        boolean newer = micros > table.observed(known)
                || (micros == table.observed(known)
                        && VersionOrder.compare(fragment, stored(fragment.id())) > 0);
        if (!newer && first == table.first(known)) {
            return Entry.ignored(version);
        }
        Fragment current = newer ? fragment : stored(fragment.id());
        Action action = newer ? Action.REPLACE : Action.MOVE_BACK;
        return begin(new Step(action, current, version, known), first, newer);
    }

    private Entry begin(Step step, long firstMicros, boolean changes) {
        step.firstMicros = firstMicros;
        step.winner = entries.size();
        steps.add(step);
        byId.put(step.version.id(), step);
        return new Entry(step.version, step, true, changes);
    }

    /** Plans a further version of a fragment that the chunks change already. */
    private Entry again(Step step, Version version, long micros) {
        step.firstMicros = Math.min(step.firstMicros, micros);
        boolean newer = VersionOrder.compare(version.extract.fragment(), step.current) > 0;
        if (newer) {
            step.current = version.extract.fragment();
            step.version = version;
            step.winner = entries.size();
            if (step.action == Action.MOVE_BACK) {
                step.action = Action.REPLACE;
            }
        }
        return new Entry(version, step, false, newer);
    }

    private Fragment stored(FragmentId id) {
        return store.fragment(id).orElseThrow(() -> new LostFragmentException(id));
    }

    /** Returns the keys of fragments that were not applied: nobody may hold them. */
    int[] unusedKeys() {
        IntArrayList keys = new IntArrayList();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Step step = entry.step;
            if (step == null || step.winner != i || step.action == Action.MOVE_BACK) {
                keys.add(entry.version.keyIds);
            }
        }
        return keys.isEmpty()
                ? keys.toArray()
                : Arrays.stream(keys.toArray()).distinct().toArray();
    }

    /** Returns what became of each fragment of the chunks, after all steps were applied. */
    List<Resolution> resolutions(Components components, @Nullable ChangeDiff diff) {
        List<Resolution> resolutions = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            FragmentId id = entry.version.id();
            int fragment = entry.step == null ? table.find(id) : entry.step.fragment;
            if (fragment == FragmentTable.NONE) {
                resolutions.add(new Resolution.Erased(id));
            } else {
                int founder = components.profiles().founderOf(fragment);
                ProfileId profile = founder == fragment
                        ? new ProfileId(id)
                        : components.profiles().profileId(founder);
                Effect effect = effect(entry, fragment, components, diff);
                resolutions.add(
                        new Resolution.Resolved(id, profile, effect, unlinked(entry, components)));
            }
        }
        return resolutions;
    }

    private static Effect effect(
            Entry entry, int fragment, Components components, @Nullable ChangeDiff diff) {
        Step step = entry.step;
        if (step == null || !entry.changes) {
            return Effect.UNCHANGED;
        }
        if (!entry.first || step.effect == Effect.UPDATED) {
            return Effect.UPDATED;
        }
        if (diff == null || !diff.isFresh(fragment)) {
            return step.effect;
        }
        if (diff.isMerged(components.profiles().founderOf(fragment))) {
            return Effect.MERGED;
        }
        return components.profiles().sizeOf(fragment) == 1 ? Effect.CREATED : Effect.ATTACHED;
    }

    private static List<Unlinked> unlinked(Entry entry, Components components) {
        Extract extract = entry.version.extract;
        List<Unlinked> all = extract.unlinked();
        for (int i = 0; i < extract.spaces().size(); i++) {
            KeySpace space = extract.spaces().get(i);
            Unlinked.Reason reason =
                    space.alwaysActive() ? null : reason(entry.version, i, space, components);
            if (reason != null) {
                all = all.isEmpty() ? new ArrayList<>(1) : all;
                all.add(new Unlinked(space.name(), space.scope(), reason));
            }
        }
        return all;
    }

    /** Returns why a key does not link, or null where it does. */
    private static Unlinked.@Nullable Reason reason(
            Version version, int key, KeySpace space, Components components) {
        if (components.active().generic().isGeneric(version.keyIds[key])) {
            return Unlinked.Reason.GENERIC;
        }
        long observed = FragmentTable.micros(version.extract.fragment().observedAt());
        return components.active().isExpired(observed, space) ? Unlinked.Reason.EXPIRED : null;
    }
}
