package io.kinfold.durability;

import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.Contents;
import io.kinfold.store.FragmentStore;

import java.util.ArrayList;
import java.util.List;

/** What a till's steps must have led to: a graph in memory that takes the same steps. */
final class Till {
    private final Shop shop;
    private final int number;
    private final byte[] erasureKey;
    private int configuration;
    private FragmentStore store = FragmentStore.inMemory();
    private IdentityGraph graph;
    private int next;

    /**
     * Begins with nothing.
     *
     * @param erasureKey the key of the tombstones of the graph that is compared with
     */
    Till(Shop shop, int number, byte[] erasureKey) {
        this.shop = shop;
        this.number = number;
        this.erasureKey = erasureKey;
        graph = open();
    }

    IdentityGraph graph() {
        return graph;
    }

    /** Returns the number of the step that comes next. */
    int next() {
        return next;
    }

    /** From here on steps are taken under a configuration. */
    void configure(int which) {
        if (which != configuration) {
            configuration = which;
            graph.reconfigure(Shop.configuration(which));
        }
    }

    Contents contents() {
        return Contents.of(store);
    }

    /** Takes all steps up to one, which was confirmed. */
    void confirm(int step) {
        while (next <= step) {
            shop.step(number, next).run(graph);
            next++;
        }
    }

    /**
     * Compares with what a store holds, of which the step after the last confirmed one may be part, wholly or not at
     * all; of a long load the beginning. Returns what is wrong, or nothing.
     */
    String settle(Contents all) {
        Contents found = own(all);
        Contents before = Contents.of(store);
        before.tombstones().clear();
        if (found.equals(before)) {
            return "";
        }
        Contents start = Contents.of(store);
        Shop.Step step = shop.step(number, next);
        step.run(graph);
        if (found.equals(withoutTombstones())) {
            next++;
            return "";
        }
        if (step instanceof Shop.IngestAll load && load.fragments().size() > 64) {
            restore(start);
            for (List<Fragment> part : parts(load.fragments())) {
                graph.ingestAll(part);
                if (found.equals(withoutTombstones())) {
                    return "";
                }
            }
        }
        return "till " + number + " after step " + (next - 1) + ": "
                + found.differences(before) + "\nwith step " + step + ": "
                + found.differences(withoutTombstones());
    }

    /** A load is kept in parts of a multiple of this size. */
    private static List<List<Fragment>> parts(List<Fragment> fragments) {
        List<List<Fragment>> parts = new ArrayList<>();
        for (int from = 0; from < fragments.size(); from += 256) {
            parts.add(fragments.subList(from, Math.min(from + 256, fragments.size())));
        }
        return parts;
    }

    private Contents withoutTombstones() {
        Contents contents = Contents.of(store);
        contents.tombstones().clear();
        return contents;
    }

    private void restore(Contents contents) {
        store = contents.inMemory();
        graph = open();
    }

    private Contents own(Contents all) {
        Contents own = all.copy();
        String source = Shop.source(number);
        own.fragments().keySet().removeIf(id -> !id.source().equals(source));
        own.decisions().values().removeIf(decision -> !decision.first().source().equals(source));
        own.tombstones().clear();
        return own;
    }

    private IdentityGraph open() {
        return IdentityGraph.builder()
                .configuration(Shop.configuration(configuration))
                .store(store)
                .erasureKey(erasureKey)
                .build();
    }
}
