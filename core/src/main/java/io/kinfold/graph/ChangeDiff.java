package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Change;
import io.kinfold.profile.ProfileId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * The steps from profiles as they were to profiles as they are. What stays together is an atom: first
 * profiles are split into atoms, then atoms are merged, then new fragments join. Each profile's id is
 * that of its founder, so an atom's id cannot be taken by another profile on the way. Cost: O(n log n)
 * in the fragments of the profiles concerned.
 */
final class ChangeDiff {
    /** Says of a profile that has the fragments it had whether it may read otherwise. */
    interface UpdateTest {
        /** Returns whether it may: {@code before} is its place in what was pending. */
        boolean isUpdated(int before, int founder, int[] fragments);
    }

    /** Fragments that were in one profile and are in one profile. */
    private record Atom(int before, int founder, IntArrayList fragments) {}

    private final PendingChanges pending;
    private final FragmentTable table;
    private final IntUnaryOperator founderOf;
    private final IntObjectHashMap<List<Atom>> atomsByAfter = new IntObjectHashMap<>();
    private final IntObjectHashMap<IntArrayList> freshByAfter = new IntObjectHashMap<>();
    private final IntHashSet fresh = new IntHashSet();
    private final IntHashSet merged = new IntHashSet();
    private final List<List<Atom>> atomsByBefore = new ArrayList<>();

    /** Compares with now: {@code founderOf} gives the founder of the profile that a fragment is in. */
    ChangeDiff(PendingChanges pending, FragmentTable table, IntUnaryOperator founderOf) {
        this.pending = pending;
        this.table = table;
        this.founderOf = founderOf;
        survey();
    }

    /** Tells the steps, those last that leave memberships alone. */
    void tell(UpdateTest test, Consumer<Change> sink) {
        group();
        tellRemoved(sink);
        for (int i = 0; i < atomsByBefore.size(); i++) {
            tellSplits(i, atomsByBefore.get(i), sink);
        }
        for (Map.Entry<FragmentId, Integer> after : afterFounders().entrySet()) {
            tellJoins(after.getValue(), sink);
        }
        for (int after : afterFounders().values()) {
            tellUpdate(after, test, sink);
        }
    }

    /** Returns whether a fragment came in this operation and its profile was worked out at its end. */
    boolean isFresh(int fragment) {
        return fresh.contains(fragment);
    }

    /** Returns whether parts of several profiles of before are in the profile of a founder now. */
    boolean isMerged(int afterFounder) {
        return merged.contains(afterFounder);
    }

    /** Works out which fragments are new and which profiles are made of several; O(n), and little of it. */
    private void survey() {
        IntIntHashMap soleBefore = new IntIntHashMap();
        IntArrayList fragments = pending.fragments();
        for (int i = 0; i < fragments.size(); i++) {
            int fragment = fragments.get(i);
            int before = pending.beforeOf(fragment);
            if (before < 0) {
                fresh.add(fragment);
            } else if (!pending.isGone(fragment)) {
                int after = founderOf.applyAsInt(fragment);
                if (soleBefore.getOrDefault(after, before) != before) {
                    merged.add(after);
                }
                soleBefore.put(after, before);
            }
        }
    }

    private void group() {
        IntObjectHashMap<IntObjectHashMap<IntArrayList>> byAfter = new IntObjectHashMap<>();
        IntArrayList fragments = pending.fragments();
        for (int i = 0; i < fragments.size(); i++) {
            int fragment = fragments.get(i);
            if (pending.isGone(fragment)) {
                continue;
            }
            int after = founderOf.applyAsInt(fragment);
            int before = pending.beforeOf(fragment);
            if (before < 0) {
                child(freshByAfter, after).add(fragment);
            } else {
                IntObjectHashMap<IntArrayList> byBefore = byAfter.get(after);
                if (byBefore == null) {
                    byBefore = new IntObjectHashMap<>();
                    byAfter.put(after, byBefore);
                }
                child(byBefore, before).add(fragment);
            }
        }
        for (int i = 0; i < pending.befores(); i++) {
            atomsByBefore.add(new ArrayList<>());
        }
        for (var after : byAfter) {
            List<Atom> atoms = new ArrayList<>();
            for (var part : after.value) {
                Atom atom = new Atom(part.key, founder(part.value), part.value);
                atoms.add(atom);
                atomsByBefore.get(part.key).add(atom);
            }
            atoms.sort(this::byFounder);
            atomsByAfter.put(after.key, atoms);
        }
        atomsByBefore.forEach(atoms -> atoms.sort(this::byFounder));
    }

    private int byFounder(Atom a, Atom b) {
        return table.compare(a.founder, b.founder);
    }

    private int founder(IntArrayList fragments) {
        int founder = fragments.get(0);
        for (int i = 1; i < fragments.size(); i++) {
            if (table.compare(fragments.get(i), founder) < 0) {
                founder = fragments.get(i);
            }
        }
        return founder;
    }

    private static IntArrayList child(IntObjectHashMap<IntArrayList> lists, int key) {
        IntArrayList list = lists.get(key);
        if (list == null) {
            list = new IntArrayList();
            lists.put(key, list);
        }
        return list;
    }

    private void tellRemoved(Consumer<Change> sink) {
        new TreeMap<>(pending.erased())
                .forEach((profile, identifiers) ->
                        sink.accept(new Change.Erased(profile, identifiers)));
        pending.removed().stream()
                .sorted(Comparator.comparing(PendingChanges.Removed::id))
                .forEach(removed -> {
                    ProfileId profile = pending.id(removed.before(), table);
                    if (!pending.erased().containsKey(profile)) {
                        sink.accept(new Change.Retracted(profile, removed.id()));
                    }
                });
    }

    /** Keeps the id with the atom that holds the former founder, or else with the oldest atom. */
    private void tellSplits(int before, List<Atom> atoms, Consumer<Change> sink) {
        if (atoms.isEmpty()) {
            return;
        }
        ProfileId id = pending.id(before, table);
        int former = pending.founder(before);
        Atom main = atoms.stream()
                .filter(atom -> !pending.isGone(former) && atom.fragments.contains(former))
                .findFirst()
                .orElse(atoms.get(0));
        for (Atom atom : atoms) {
            if (atom.founder != main.founder) {
                sink.accept(new Change.Split(id, profile(atom.founder), ids(atom.fragments)));
            }
        }
        if (!profile(main.founder).equals(id)) {
            sink.accept(new Change.Refounded(profile(main.founder), id));
        }
    }

    private Map<FragmentId, Integer> afterFounders() {
        Map<FragmentId, Integer> founders = new TreeMap<>();
        for (var cursor : atomsByAfter) {
            founders.put(table.id(cursor.key), cursor.key);
        }
        for (var cursor : freshByAfter) {
            founders.put(table.id(cursor.key), cursor.key);
        }
        return founders;
    }

    private void tellJoins(int after, Consumer<Change> sink) {
        List<Atom> atoms = atomsByAfter.get(after);
        IntArrayList fresh = freshByAfter.get(after);
        if (atoms == null) {
            sink.accept(new Change.Created(profile(after), ids(fresh)));
            return;
        }
        ProfileId survivor = profile(atoms.get(0).founder);
        for (Atom atom : atoms.subList(1, atoms.size())) {
            sink.accept(new Change.Merged(survivor, profile(atom.founder)));
        }
        if (fresh != null) {
            ids(fresh).forEach(id -> sink.accept(new Change.Attached(survivor, id)));
        }
        if (!profile(after).equals(survivor)) {
            sink.accept(new Change.Refounded(profile(after), survivor));
        }
    }

    private void tellUpdate(int after, UpdateTest test, Consumer<Change> sink) {
        List<Atom> atoms = atomsByAfter.get(after);
        if (atoms == null || atoms.size() > 1 || freshByAfter.containsKey(after)) {
            return;
        }
        Atom atom = atoms.get(0);
        boolean whole = atom.fragments.size() == pending.size(atom.before);
        if (whole
                && pending.founder(atom.before) == after
                && test.isUpdated(atom.before, after, atom.fragments.toArray())) {
            sink.accept(new Change.Updated(profile(after)));
        }
    }

    private ProfileId profile(int founder) {
        return new ProfileId(table.id(founder));
    }

    private List<FragmentId> ids(IntArrayList fragments) {
        List<FragmentId> ids = new ArrayList<>(fragments.size());
        for (int i = 0; i < fragments.size(); i++) {
            ids.add(table.id(fragments.get(i)));
        }
        ids.sort(null);
        return ids;
    }
}
