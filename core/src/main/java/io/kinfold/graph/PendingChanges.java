package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.topology.Forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The profiles that the running operation touched, as they were before it touched them. One writer.
 *
 * <p>What an operation does to components that violate no guard, before and after, is told at once; what
 * it does to others is only known when it ends, from the difference between before and after.
 */
final class PendingChanges {
    /** A fragment that the operation takes out. */
    record Removed(FragmentId id, int before) {}

    private final IntArrayList founders = new IntArrayList();
    private final IntArrayList sizes = new IntArrayList();
    private final List<int[]> keys = new ArrayList<>();
    private final IntHashSet updated = new IntHashSet();
    private final IntIntHashMap beforeOf = new IntIntHashMap();
    private final IntArrayList fragments = new IntArrayList();
    private final IntObjectHashMap<FragmentId> gone = new IntObjectHashMap<>();
    private final List<Removed> removed = new ArrayList<>();
    private final Map<ProfileId, List<Identifier>> erased = new HashMap<>();

    boolean isEmpty() {
        return fragments.isEmpty();
    }

    /** Notes a profile as it is now, by its founder; {@code owned} are the keys that belong to it. */
    void before(int founder, int[] members, int[] owned) {
        for (int member : members) {
            beforeOf.put(member, founders.size());
            fragments.add(member);
        }
        founders.add(founder);
        sizes.add(members.length);
        keys.add(owned);
    }

    /** Notes that a fragment, whose profile was noted, has another version. */
    void updated(int fragment) {
        updated.add(beforeOf.get(fragment));
    }

    /** Returns whether a fragment of a profile has another version, or other keys belong to it now. */
    boolean isUpdated(int before, int[] owned) {
        return updated.contains(before) || !Arrays.equals(keys.get(before), owned);
    }

    /** Returns how many fragments a profile had. */
    int size(int before) {
        return sizes.get(before);
    }

    /** Notes a fragment that was in no profile. */
    void fresh(int fragment) {
        fragments.add(fragment);
    }

    /** Notes that a fragment, whose profile was noted, goes; no fragment comes in the same operation. */
    void remove(int fragment, FragmentId id) {
        gone.put(fragment, id);
        removed.add(new Removed(id, beforeOf.get(fragment)));
    }

    boolean isGone(int fragment) {
        return gone.containsKey(fragment);
    }

    /** Notes that a profile goes by law, with all its fragments. */
    void erase(ProfileId profile, List<Identifier> identifiers) {
        erased.put(profile, identifiers);
    }

    /** Returns how many profiles were noted. */
    int befores() {
        return founders.size();
    }

    /** Returns the founder that a profile had; perhaps gone. */
    int founder(int before) {
        return founders.get(before);
    }

    /** Returns the id that a profile had. */
    ProfileId id(int before, FragmentTable table) {
        FragmentId founder = gone.get(founders.get(before));
        return new ProfileId(founder == null ? table.id(founders.get(before)) : founder);
    }

    /** Returns the place, below {@link #befores}, of the profile that a fragment was in; -1 for none. */
    int beforeOf(int fragment) {
        return beforeOf.getOrDefault(fragment, -1);
    }

    /** Returns every fragment that was noted, those that are gone too. */
    IntArrayList fragments() {
        return fragments;
    }

    /** Returns the roots of the components that now hold what was noted and is still there. */
    IntHashSet roots(Forest forest) {
        IntHashSet roots = new IntHashSet();
        for (int i = 0; i < fragments.size(); i++) {
            if (!isGone(fragments.get(i))) {
                roots.add(forest.find(fragments.get(i)));
            }
        }
        return roots;
    }

    List<Removed> removed() {
        return removed;
    }

    /** Returns the profiles that go by law, with the identifiers that linked their fragments. */
    Map<ProfileId, List<Identifier>> erased() {
        return erased;
    }
}
