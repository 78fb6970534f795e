package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.ProfileId;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.Resolution.Effect;
import io.kinfold.profile.Unlinked;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
        private final FragmentId id;
        private Action action;
        private Extract extract;
        private Fragment current;
        private int[] keyIds;
        private int winner;
        private long firstMicros;
        private Effect effect = Effect.UNCHANGED;

        private Step(Action action, Fragment current, Extract extract, int[] keyIds) {
            this.id = current.id();
            this.action = action;
            this.current = current;
            this.extract = extract;
            this.keyIds = keyIds;
        }

        FragmentId id() {
            return id;
        }

        Action action() {
            return action;
        }

        Extract extract() {
            return extract;
        }

        int[] keyIds() {
            return keyIds;
        }

        long firstMicros() {
            return firstMicros;
        }

        void effect(Effect made) {
            effect = made;
        }
    }

    /** What became of one fragment of a chunk; the step is null where nothing is done. */
    private static final class Entry {
        private final Extract extract;
        private final int[] keyIds;
        private final @Nullable Step step;
        private final boolean first;
        private final boolean changes;

        Entry(Extract extract, int[] keyIds, @Nullable Step step, boolean first, boolean changes) {
            this.extract = extract;
            this.keyIds = keyIds;
            this.step = step;
            this.first = first;
            this.changes = changes;
        }

        /** Returns the entry of a fragment with which nothing is done. */
        static Entry ignored(Extract extract, int[] keyIds) {
            return new Entry(extract, keyIds, null, false, false);
        }
    }

    private final FragmentTable table;
    private final Tombstones tombstones;
    private final FragmentStore store;
    private final Map<FragmentId, Step> steps = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    IngestPlan(
            List<Chunk> chunks, FragmentTable table, Tombstones tombstones, FragmentStore store) {
        this.table = table;
        this.tombstones = tombstones;
        this.store = store;
        for (Chunk chunk : chunks) {
            chunk.each((extract, keyIds) -> entries.add(plan(extract, keyIds)));
        }
    }

    List<Step> steps() {
        return List.copyOf(steps.values());
    }

    /** Returns whether a fragment that the graph holds gets another version. */
    boolean replaces() {
        return steps.values().stream().anyMatch(step -> step.action == Action.REPLACE);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(steps.size());
        for (Step step : steps.values()) {
            Instant first = FragmentTable.instant(step.firstMicros);
            operations.add(new Operation.Put(step.current, first));
        }
        return operations;
    }

    private Entry plan(Extract extract, int[] keyIds) {
        Fragment fragment = extract.fragment();
        if (tombstones.covers(fragment.id())) {
            return Entry.ignored(extract, keyIds);
        }
        long micros = FragmentTable.micros(fragment.observedAt());
        Step planned = steps.get(fragment.id());
        if (planned != null) {
            return again(planned, extract, keyIds, micros);
        }
        int known = table.find(fragment.id());
        if (known == FragmentTable.NONE) {
            return begin(new Step(Action.ADD, fragment, extract, keyIds), micros, true);
        }
        return planKnown(known, extract, keyIds, micros);
    }

    /** Plans a version of a fragment that the graph holds. */
    private Entry planKnown(int known, Extract extract, int[] keyIds, long micros) {
        Fragment fragment = extract.fragment();
        long first = Math.min(table.first(known), micros);
        boolean newer = micros > table.observed(known)
                || (micros == table.observed(known)
                        && VersionOrder.compare(fragment, stored(fragment.id())) > 0);
        if (!newer && first == table.first(known)) {
            return Entry.ignored(extract, keyIds);
        }
        Fragment current = newer ? fragment : stored(fragment.id());
        Action action = newer ? Action.REPLACE : Action.MOVE_BACK;
        return begin(new Step(action, current, extract, keyIds), first, newer);
    }

    private Entry begin(Step step, long firstMicros, boolean changes) {
        step.firstMicros = firstMicros;
        step.winner = entries.size();
        steps.put(step.id, step);
        return new Entry(step.extract, step.keyIds, step, true, changes);
    }

    /** Plans a further version of a fragment that the chunks change already. */
    private Entry again(Step step, Extract extract, int[] keyIds, long micros) {
        step.firstMicros = Math.min(step.firstMicros, micros);
        boolean newer = VersionOrder.compare(extract.fragment(), step.current) > 0;
        if (newer) {
            step.current = extract.fragment();
            step.extract = extract;
            step.keyIds = keyIds;
            step.winner = entries.size();
            if (step.action == Action.MOVE_BACK) {
                step.action = Action.REPLACE;
            }
        }
        return new Entry(extract, keyIds, step, false, newer);
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
                keys.add(entry.keyIds);
            }
        }
        return distinct(keys);
    }

    private static int[] distinct(IntArrayList keys) {
        return Arrays.stream(keys.toArray()).distinct().toArray();
    }

    /** Returns what became of each fragment of the chunks, after all steps were applied. */
    List<Resolution> resolutions(Components components, @Nullable ChangeDiff diff) {
        List<Resolution> resolutions = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            FragmentId id = entry.extract.fragment().id();
            int fragment = table.find(id);
            if (fragment == FragmentTable.NONE) {
                resolutions.add(new Resolution.Erased(id));
            } else {
                int founder = components.profiles().founderOf(fragment);
                Effect effect = effect(entry, fragment, components, diff);
                ProfileId profile = components.profiles().profileId(founder);
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

    private List<Unlinked> unlinked(Entry entry, Components components) {
        List<Unlinked> all = new ArrayList<>(entry.extract.unlinked());
        for (int i = 0; i < entry.extract.spaces().size(); i++) {
            KeySpace space = entry.extract.spaces().get(i);
            if (!space.alwaysActive()) {
                long observed = FragmentTable.micros(entry.extract.fragment().observedAt());
                if (components.active().generic().isGeneric(entry.keyIds[i])) {
                    all.add(new Unlinked(space.name(), space.scope(), Unlinked.Reason.GENERIC));
                } else if (components.active().isExpired(observed, space)) {
                    all.add(new Unlinked(space.name(), space.scope(), Unlinked.Reason.EXPIRED));
                }
            }
        }
        return all;
    }
}
