package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntIntHashMap;

import io.kinfold.config.Guard;

import java.util.ArrayList;
import java.util.List;

/**
 * The profiles of one contested component: a partition of its fragments, and of its keys, that violates no
 * guard, with the links that were refused. One writer; readers come with the writer's lock.
 */
final class Partition {
    /** A link that a guard refused: between a fragment and a key, or between two fragments. */
    record Refused(Candidate link, Guard guard) {}

    /** One profile. */
    static final class Cluster {
        private final IntArrayList fragments = new IntArrayList();
        private int founder;
        private Candidate lastLink;

        Cluster(int founder, Candidate lastLink) {
            this.founder = founder;
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

        /** Returns the accepted link that came last in the order; {@link Candidate#FIRST} where there is none. */
        Candidate lastLink() {
            return lastLink;
        }

        void lastLink(Candidate link) {
            lastLink = link;
        }
    }

    private final List<Cluster> clusters = new ArrayList<>();
    private final IntIntHashMap clusterOfFragment = new IntIntHashMap();
    private final IntIntHashMap firstHolder = new IntIntHashMap();
    private final List<Refused> refused = new ArrayList<>();

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

    void refuse(Candidate link, Guard guard) {
        refused.add(new Refused(link, guard));
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

    /** Returns the refused links in the order in which they were refused. */
    List<Refused> refused() {
        return refused;
    }
}
