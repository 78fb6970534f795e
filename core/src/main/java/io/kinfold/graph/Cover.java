package io.kinfold.graph;

import io.kinfold.topology.Forest;

/** Keeps readers from the components that the running operation takes apart, each before it changes. One writer. */
final class Cover {
    private final Epoch epoch;
    private final Forest forest;
    private final Profiles profiles;

    Cover(Epoch epoch, Forest forest, Profiles profiles) {
        this.epoch = epoch;
        this.forest = forest;
        this.profiles = profiles;
    }

    /** Keeps readers from the component of a root until {@link Epoch#end}. */
    void over(int root) {
        if (!epoch.covers(root)) {
            if (Epoch.isLarge(forest.members(root))) {
                epoch.coverAll();
            } else {
                epoch.cover(profiles.members(root));
            }
        }
    }

    /** Begins to take the components of fragments apart; until {@link Epoch#end}. */
    void begin(int[] fragments) {
        epoch.beginSome();
        for (int fragment : fragments) {
            over(forest.find(fragment));
        }
    }

    /** Two components become one, which must stay covered where something is being taken apart. */
    void beforeLink(int rootA, int rootB) {
        if (epoch.isTakingApart()) {
            over(rootA);
            over(rootB);
        }
    }
}
