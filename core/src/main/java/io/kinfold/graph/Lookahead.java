package io.kinfold.graph;

import io.kinfold.topology.Topology;

import java.util.List;
import java.util.function.Function;

/**
 * Loads what linking the next few fragments will read, before they are linked one by one: so the waits for memory of
 * these fragments overlap. It changes nothing and needs to be right about nothing. One writer.
 */
final class Lookahead {
    private static final int FRAGMENTS = 8;

    private final Topology topology;
    private final int[] keys = new int[Topology.GROUP];
    private int count;

    Lookahead(Topology topology) {
        this.topology = topology;
    }

    /** To be called before item {@code next} of a list is worked on; acts once for every few items. */
    <T> void before(int next, List<T> items, Function<T, int[]> keyIds) {
        if (next % FRAGMENTS == 0) {
            for (T item : items.subList(next, Math.min(next + FRAGMENTS, items.size()))) {
                add(keyIds.apply(item));
            }
            load();
        }
    }

    private void add(int[] keyIds) {
        for (int key : keyIds) {
            if (count == keys.length) {
                load();
            }
            keys[count++] = key;
        }
    }

    private void load() {
        topology.touch(keys, 0, count);
        count = 0;
    }
}
