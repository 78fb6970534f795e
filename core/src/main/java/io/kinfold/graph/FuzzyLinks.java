package io.kinfold.graph;

import io.kinfold.config.FuzzyRule;
import io.kinfold.fragment.FragmentId;

import java.util.ArrayList;
import java.util.List;

/** The pairs of all fuzzy rules, as links of the graph. One writer. */
final class FuzzyLinks {
    /** The graph that the links are made in. */
    interface Host {
        FragmentId id(int fragment);

        void link(PairLink link);

        void unlink(PairLink link);
    }

    private final List<FuzzyIndex> indexes;
    private final List<FuzzyIndex.Changes> changes = new ArrayList<>();

    FuzzyLinks(List<FuzzyRule> rules, Host host) {
        indexes = FuzzyIndex.of(rules, host::id);
        for (int i = 0; i < rules.size(); i++) {
            changes.add(new Linker(i, rules.get(i), host));
        }
    }

    boolean isEmpty() {
        return indexes.isEmpty();
    }

    List<FuzzyIndex> indexes() {
        return indexes;
    }

    void add(int fragment, Extract extract) {
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).add(fragment, extract.compared().get(i), changes.get(i));
        }
    }

    /** Takes fragments out of the rules' blocks; their own links are the caller's to drop. */
    void remove(int... leaving) {
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).remove(leaving, changes.get(i));
        }
    }

    private record Linker(int index, FuzzyRule rule, Host host) implements FuzzyIndex.Changes {
        @Override
        public void link(int a, int b, double bits) {
            host.link(pair(a, b, bits));
        }

        @Override
        public void unlink(int a, int b) {
            host.unlink(pair(a, b, 0));
        }

        private PairLink pair(int a, int b, double bits) {
            return new PairLink(
                    Math.min(a, b), Math.max(a, b), index, rule.name(), rule.priority(), bits);
        }
    }
}
