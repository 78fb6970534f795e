package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.profile.ProfileId;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;
import io.kinfold.topology.KeyDictionary;
import io.kinfold.topology.Topology;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * Finds profiles: a component that is not contested is one, any other has a {@link Partition}. Changes
 * nothing. The methods named {@code Beside} are for any thread without the lock, to be validated with the
 * epoch; the others are for the writer and for readers with the lock.
 */
final class Profiles {
    /** Takes a profile: its founder and its fragments. */
    interface Visitor {
        void visit(int founder, int[] members);
    }

    /** Returned where only the lock can tell. */
    static final int UNKNOWN = -2;

    private static final int[] NO_KEYS = {};

    private final Topology topology;
    private final GuardSummaries summaries;
    private final FragmentTable fragments;
    private final IntObjectHashMap<Partition> partitions;

    Profiles(
            Topology topology,
            GuardSummaries summaries,
            FragmentTable fragments,
            IntObjectHashMap<Partition> partitions) {
        this.topology = topology;
        this.summaries = summaries;
        this.fragments = fragments;
        this.partitions = partitions;
    }

    /** Returns the founder of the profile that a fragment is in. */
    int founderOf(int fragment) {
        int root = topology.forest().root(fragment);
        Partition partition = partitions.get(root);
        return partition == null
                ? summaries.founder(root)
                : partition.of(fragment).founder();
    }

    /** Returns the founder of the profile that a key belongs to, or {@link FragmentTable#NONE}. */
    int founderOfKey(int key) {
        int anchor = topology.keys().payload(key);
        if (anchor == KeyDictionary.NONE) {
            return FragmentTable.NONE;
        }
        int root = topology.forest().root(anchor);
        Partition partition = partitions.get(root);
        if (partition == null) {
            return summaries.founder(root);
        }
        int holder = partition.firstHolder(key);
        return holder < 0 ? FragmentTable.NONE : partition.of(holder).founder();
    }

    /** Returns the founder of an uncontested profile, or {@link #UNKNOWN}. */
    int founderBeside(int fragment) {
        return uncontestedFounder(topology.forest().root(fragment));
    }

    /** Looks at the mark last: the founder of a component that a union made contested comes with the mark. */
    private int uncontestedFounder(int root) {
        int founder = summaries.founder(root);
        return summaries.is(root, GuardSummaries.CONTESTED) ? UNKNOWN : founder;
    }

    /** As {@link #founderBeside}, of the profile that a key belongs to, or {@link FragmentTable#NONE}. */
    int founderOfKeyBeside(int key) {
        int anchor = topology.keys().payload(key);
        return anchor == KeyDictionary.NONE ? FragmentTable.NONE : founderBeside(anchor);
    }

    /** Returns the fragments of an uncontested profile by its founder, or null. */
    int @Nullable [] fragmentsBeside(int founder) {
        int root = topology.forest().root(founder);
        int[] members = new int[topology.forest().members(root)];
        boolean whole = topology.forest().copyMembers(root, members) == members.length;
        return whole && uncontestedFounder(root) == founder ? members : null;
    }

    /** Returns whether a profile is still uncontested, of this founder and of so many fragments. */
    boolean isStill(int founder, int count) {
        int root = topology.forest().root(founder);
        return topology.forest().members(root) == count && uncontestedFounder(root) == founder;
    }

    /** Returns the partition of the component that a fragment is in, or null if it is not contested. */
    @Nullable
    Partition partitionOf(int fragment) {
        return partitions.get(topology.forest().root(fragment));
    }

    Iterable<Partition> partitions() {
        List<Partition> all = new ArrayList<>(partitions.size());
        for (var cursor : partitions) {
            all.add(cursor.value);
        }
        return all;
    }

    /** Returns the fragments of the profile that a fragment is in. */
    int[] fragmentsOf(int fragment) {
        Partition partition = partitionOf(fragment);
        return partition == null
                ? members(topology.forest().root(fragment))
                : partition.of(fragment).fragments().toArray();
    }

    /** Returns how many fragments are in the profile that a fragment is in. Cost: that of finding it. */
    int sizeOf(int fragment) {
        Partition partition = partitionOf(fragment);
        return partition == null
                ? topology.forest().members(topology.forest().root(fragment))
                : partition.of(fragment).fragments().size();
    }

    /** Calls back with the founder of each profile. */
    void eachFounder(IntConsumer founder) {
        for (int i = 0, n = topology.forest().capacity(); i < n; i++) {
            if (fragments.isPresent(i) && founderOf(i) == i) {
                founder.accept(i);
            }
        }
    }

    /** Calls back with each profile of a component. */
    void each(int root, Visitor visitor) {
        Partition partition = partitions.get(root);
        if (partition == null) {
            visitor.visit(summaries.founder(root), members(root));
        } else {
            for (Partition.Cluster cluster : partition.clusters()) {
                visitor.visit(cluster.founder(), cluster.fragments().toArray());
            }
        }
    }

    /** Returns the keys that belong to a profile and are identifiers, ascending. Cost: its links. */
    int[] identifiersOf(int founder, int[] members, Spaces spaces) {
        return identifiersOf(founder, members, spaces, this::founderOfKey);
    }

    /** As {@link #identifiersOf} of an uncontested profile, in no meaningful way if it changes meanwhile. */
    int[] identifiersBeside(int founder, int[] members, Spaces spaces) {
        return identifiersOf(founder, members, spaces, this::founderOfKeyBeside);
    }

    private int[] identifiersOf(
            int founder, int[] members, Spaces spaces, IntUnaryOperator founderOfKey) {
        int links = 0;
        for (int member : members) {
            links += topology.linkCount(member);
        }
        if (links == 0) {
            return NO_KEYS;
        }
        IntHashSet keys = new IntHashSet();
        for (int member : members) {
            for (int i = 0, n = topology.linkCount(member); i < n; i++) {
                int key = topology.link(member, i);
                boolean identifier = spaces.byCode(topology.keys().space(key)).identifier();
                if (identifier && founderOfKey.applyAsInt(key) == founder) {
                    keys.add(key);
                }
            }
        }
        int[] ascending = keys.toArray();
        Arrays.sort(ascending);
        return ascending;
    }

    ProfileId profileId(int founder) {
        return new ProfileId(fragments.id(founder));
    }

    int[] members(int root) {
        int[] members = new int[topology.forest().members(root)];
        topology.forest().copyMembers(root, members);
        return members;
    }

    /** Writes the partitions of contested components. */
    void save(BlockWriter out) {
        out.part("partitions");
        out.number(partitions.size());
        for (var cursor : partitions) {
            out.number(cursor.key);
            cursor.value.save(out);
        }
    }

    /** Reads what {@link #save} wrote, after everything else. */
    void load(BlockReader in, Components components) {
        in.part("partitions");
        for (int left = in.count(4 * Integer.BYTES); left > 0; left--) {
            int root = in.number(0, topology.forest().capacity() - 1);
            Partition partition = Partition.load(in, components);
            int members = partition.clusters().stream()
                    .mapToInt(cluster -> cluster.fragments().size())
                    .sum();
            SnapshotException.check(
                    summaries.is(root, GuardSummaries.CONTESTED)
                            && topology.forest().members(root) == members
                            && partitions.put(root, partition) == null,
                    "a contested component is not whole");
        }
    }
}
