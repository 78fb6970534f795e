package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.config.FuzzyRule;

import java.util.ArrayList;
import java.util.List;

/** The links of fuzzy rules that an operation makes, unmakes, or gives another weight. One writer. */
final class PairChanges {
    /** What a graph without fuzzy rules does with every fragment. */
    static final PairChanges NONE = new PairChanges();

    private final List<PairLink> linked = new ArrayList<>(0);
    private final List<PairLink> unlinked = new ArrayList<>(0);
    private final List<PairLink> reweighed = new ArrayList<>(0);
    private final IntArrayList reformed = new IntArrayList(0);

    List<PairLink> linked() {
        return linked;
    }

    /** Returns the links that no longer hold; their weight says nothing. */
    List<PairLink> unlinked() {
        return unlinked;
    }

    /** Returns the links that hold with another weight, which is the new one. */
    List<PairLink> reweighed() {
        return reweighed;
    }

    /** Returns the fragments that have another form, so that they weigh otherwise against everybody. */
    IntArrayList reformed() {
        return reformed;
    }

    void reform(int fragment) {
        reformed.add(fragment);
    }

    /** Returns what takes the changes of a rule. */
    FuzzyIndex.Changes of(int index, FuzzyRule rule) {
        return new FuzzyIndex.Changes() {
            @Override
            public void link(int a, int b, double bits) {
                linked.add(PairLink.by(index, rule, a, b, bits));
            }

            @Override
            public void unlink(int a, int b) {
                unlinked.add(PairLink.by(index, rule, a, b, 0));
            }

            @Override
            public void reweigh(int a, int b, double bits) {
                reweighed.add(PairLink.by(index, rule, a, b, bits));
            }
        };
    }
}
