package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntIntHashMap;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.ProfileId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The profiles that the running operation touched, as they were before it touched them. One writer.
 *
 * <p>What an operation does to components that violate no guard, before and after, is told at once; what
 * it does to others is only known when it ends, from the difference between before and after.
 */
final class PendingChanges {
    /** A fragment that the operation takes out. */
    record Removed(FragmentId id, int before) {}

    private final List<ProfileId> befores = new ArrayList<>();
    private final IntIntHashMap beforeOf = new IntIntHashMap();
    private final IntArrayList fragments = new IntArrayList();
    private final IntHashSet gone = new IntHashSet();
    private final List<Removed> removed = new ArrayList<>();
    private final Set<ProfileId> erased = new HashSet<>();

    boolean isEmpty() {
        return befores.isEmpty() && fragments.isEmpty();
    }

    /** Notes a profile as it is now. */
    void before(ProfileId id, int[] members, int count) {
        for (int i = 0; i < count; i++) {
            beforeOf.put(members[i], befores.size());
            fragments.add(members[i]);
        }
        befores.add(id);
    }

    /** Notes a fragment that was in no profile. */
    void fresh(int fragment) {
        fragments.add(fragment);
    }

    /** Notes that a fragment, whose profile was noted, goes; no fragment comes in the same operation. */
    void remove(int fragment, FragmentId id) {
        gone.add(fragment);
        removed.add(new Removed(id, beforeOf.get(fragment)));
    }

    boolean isGone(int fragment) {
        return gone.contains(fragment);
    }

    /** Notes that a profile goes by law, with all its fragments. */
    void erase(ProfileId profile) {
        erased.add(profile);
    }

    List<ProfileId> befores() {
        return befores;
    }

    /** Returns the place, in {@link #befores}, of the profile that a fragment was in; -1 for none. */
    int beforeOf(int fragment) {
        return beforeOf.getOrDefault(fragment, -1);
    }

    /** Returns every fragment that was noted, those that are gone too. */
    IntArrayList fragments() {
        return fragments;
    }

    List<Removed> removed() {
        return removed;
    }

    Set<ProfileId> erased() {
        return erased;
    }
}
