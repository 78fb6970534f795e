package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntIntHashMap;

import io.kinfold.config.Guard;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The profiles of one contested component: a partition of its fragments, and of its keys, that violates no
 * guard, with the links that were refused. One writer; readers come with the lock.
 */
final class Partition {
    /** One profile, and what guards look at. */
    static final class Cluster {
        private final IntArrayList fragments = new IntArrayList();
        private final int[] counts;
        private final int[] agree;
        private int founder;
        private Candidate lastLink;

        Cluster(int founder, int[] counts, int[] agree, Candidate lastLink) {
            this.founder = founder;
            this.counts = counts;
            this.agree = agree;
            this.lastLink = lastLink;
        }

        IntArrayList fragments() {
            return fragments;
        }

        int founder() {
            return founder;
        }

        void founder(int fragment) {
            founder = fragment;
        }

        /** Returns how many keys of each limited space it holds, in the order of {@link #limited}. */
        int[] counts() {
            return counts;
        }

        /** Returns the number of the value of each attribute that must agree. */
        int[] agree() {
            return agree;
        }

        /** Returns the accepted link that came last in the order; {@link Candidate#FIRST} where there is none. */
        Candidate lastLink() {
            return lastLink;
        }

        void lastLink(Candidate link) {
            lastLink = link;
        }
    }

    private final List<KeySpace> limited;
    private final List<Cluster> clusters = new ArrayList<>();
    private final IntIntHashMap clusterOfFragment = new IntIntHashMap();
    private final IntIntHashMap firstHolder = new IntIntHashMap();
    private final List<Candidate> refused = new ArrayList<>();
    private final Map<Candidate, Guard> weak = new HashMap<>(0);

    Partition(List<KeySpace> limited) {
        this.limited = limited;
    }

    /** Returns the spaces with a limit that were known when the partition was made, by name and scope. */
    List<KeySpace> limited() {
        return limited;
    }

    int add(Cluster cluster) {
        clusters.add(cluster);
        return clusters.size() - 1;
    }

    void put(int fragment, int cluster) {
        clusters.get(cluster).fragments.add(fragment);
        clusterOfFragment.put(fragment, cluster);
    }

    /** Notes the fragment whose link to a key was the first to be accepted. */
    void own(int key, int fragment) {
        firstHolder.put(key, fragment);
    }

    void refuse(Candidate link) {
        refused.add(link);
    }

    /** Returns whether it is one profile, to which nothing was refused. */
    boolean isWhole() {
        return clusters.size() == 1 && refused.isEmpty();
    }

    /** Notes a link that no guard refuses, but too little behind it. */
    void refuse(Candidate link, Guard.WeakBridge why) {
        refused.add(link);
        weak.put(link, why);
    }

    /** Accepts refused links after all: what they would have joined has been joined otherwise. */
    void accept(Predicate<Candidate> which) {
        refused.removeIf(which);
    }

    List<Cluster> clusters() {
        return clusters;
    }

    Cluster of(int fragment) {
        return clusters.get(clusterOfFragment.get(fragment));
    }

    int indexOf(int fragment) {
        return clusterOfFragment.get(fragment);
    }

    /** Returns the fragment whose link to a key was accepted first, or -1 if the key belongs to no profile. */
    int firstHolder(int key) {
        return firstHolder.getOrDefault(key, -1);
    }

    /** Returns the refused links, in no particular order. */
    List<Candidate> refused() {
        return refused;
    }

    /** Returns the profile at the other end of a link, or null if its key belongs to none. */
    @Nullable
    Cluster atEnd(Candidate link) {
        int other = link.hasKey() ? firstHolder(link.key()) : link.other();
        return other < 0 ? null : of(other);
    }

    /**
     * Returns the guard that keeps a refused link refused: the one that its two profiles, as they are
     * now, would violate as one. Since guards are monotone there always is one, or else the link is a fuzzy
     * one with too little behind it.
     */
    Guard guard(Candidate link, Components components) {
        Cluster there = atEnd(link);
        Guard guard = there == null
                ? null
                : Guards.refusal(of(link.fragment()), there, limited, components);
        if (guard == null && link.hasKey()) {
            guard = components.active().spaceOf(link.key()).limitGuard();
        }
        if (guard == null) {
            guard = weak.get(link);
        }
        if (guard == null) {
            throw new IllegalStateException("a refused link violates no guard");
        }
        return guard;
    }

    void save(BlockWriter out) {
        out.number(limited.size());
        limited.forEach(space -> out.number(space.code()));
        out.number(clusters.size());
        for (Cluster cluster : clusters) {
            SavedMaps.save(out, cluster.fragments.toArray());
            SavedMaps.save(out, cluster.counts);
            SavedMaps.save(out, cluster.agree);
            out.number(cluster.founder);
            cluster.lastLink.save(out);
        }
        SavedMaps.save(out, firstHolder);
        out.number(refused.size());
        for (Candidate link : refused) {
            link.save(out);
            Guard why = weak.get(link);
            out.number(why == null ? 0 : 1);
            if (why instanceof Guard.WeakBridge bridge) {
                out.text(bridge.rule());
                out.number(bridge.bits());
            }
        }
    }

    /** Reads what {@link #save} wrote; keys, fragments, spaces and links between fragments must be there. */
    static Partition load(BlockReader in, Components components) {
        List<KeySpace> limited = new ArrayList<>();
        for (int code : SavedMaps.ints(in, components.spaces().count())) {
            limited.add(components.spaces().byCode(code));
        }
        Partition partition = new Partition(limited);
        int fragments = components.topology().forest().capacity();
        for (int left = in.count(5 * Integer.BYTES); left > 0; left--) {
            partition.loadCluster(in, components, fragments);
        }
        SavedMaps.load(in, partition.firstHolder, components.keys().limit(), fragments);
        for (int left = in.count(2 * Integer.BYTES); left > 0; left--) {
            Candidate link = Candidate.load(in, components);
            if (in.number(0, 1) == 0) {
                partition.refuse(link);
            } else {
                partition.refuse(link, new Guard.WeakBridge(in.text(), in.realNumber()));
            }
        }
        partition.checkWhole();
        return partition;
    }

    private void loadCluster(BlockReader in, Components components, int fragments) {
        int[] members = SavedMaps.ints(in, fragments);
        int[] counts = SavedMaps.ints(in);
        int[] agree = SavedMaps.ints(in);
        boolean fits = counts.length == limited.size()
                && agree.length == components.summaries().agreeGuards().size();
        SnapshotException.check(fits, "a profile has other guards");
        int founder = in.number(0, fragments - 1);
        int place = add(new Cluster(founder, counts, agree, Candidate.load(in, components)));
        for (int member : members) {
            put(member, place);
        }
    }

    private void checkWhole() {
        for (Cluster cluster : clusters) {
            SnapshotException.check(
                    clusterOfFragment.containsKey(cluster.founder)
                            && of(cluster.founder) == cluster,
                    "a profile has no founder");
        }
        for (var holder : firstHolder) {
            SnapshotException.check(
                    clusterOfFragment.containsKey(holder.value), "a key has no holder");
        }
    }
}
