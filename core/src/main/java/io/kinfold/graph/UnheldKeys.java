package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;

import io.kinfold.topology.KeyDictionary;

/** Keys that perhaps nobody holds any more; forgetting them has to wait for the operation's end. One writer. */
final class UnheldKeys {
    private final KeyDictionary keys;
    private final DormantLinks dormant;
    private final Epoch epoch;
    private final IntHashSet noted = new IntHashSet();

    UnheldKeys(KeyDictionary keys, DormantLinks dormant, Epoch epoch) {
        this.keys = keys;
        this.dormant = dormant;
        this.epoch = epoch;
    }

    void note(int[] keyIds) {
        noted.addAll(keyIds);
    }

    /** Lets the noted keys' memory go too: to clear a set costs its capacity, which one large operation sets. */
    void sweep() {
        if (noted.isEmpty()) {
            return;
        }
        for (int key : noted.toArray()) {
            if (keys.payload(key) == KeyDictionary.NONE && !dormant.hasHolders(key)) {
                epoch.beginSome();
                keys.remove(key);
                epoch.end();
            }
        }
        noted.release();
    }
}
