package io.kinfold.graph;

import com.carrotsearch.hppc.IntDoubleHashMap;
import com.carrotsearch.hppc.procedures.IntProcedure;

/** Compares the links that a fragment gets with those that it had. */
final class Relinking implements FuzzyIndex.Found {
    private final int fragment;
    private final IntDoubleHashMap before;
    private final double linkThreshold;
    private final FuzzyIndex.Changes changes;

    /** Takes the weights of the links before by the other end; the map is its own from now on. */
    Relinking(
            int fragment,
            IntDoubleHashMap before,
            double linkThreshold,
            FuzzyIndex.Changes changes) {
        this.fragment = fragment;
        this.before = before;
        this.linkThreshold = linkThreshold;
        this.changes = changes;
    }

    @Override
    public void weighs(int other, double bits) {
        if (bits < linkThreshold) {
            return;
        }
        if (!before.containsKey(other)) {
            changes.link(fragment, other, bits);
        } else if (before.remove(other) != bits) {
            changes.reweigh(fragment, other, bits);
        }
    }

    /** Takes back the links that it had and did not get. */
    void end() {
        before.keys().forEach((IntProcedure) other -> changes.unlink(fragment, other));
    }
}
