package io.kinfold.graph;

import io.kinfold.topology.KeyBatch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fragments on their way into the graph: normalized, and their keys looked up, outside the writer's lock.
 *
 * @param extracts what each fragment comes to
 * @param keys their keys, in the order of the extracts, with ids
 * @param removals how many keys the dictionary had removed before the look-up; if it has removed more
 *     since, an id may be stale and the look-up is to be made again
 */
record Chunk(List<Extract> extracts, KeyBatch keys, long removals) {
    /** Takes a fragment and the ids of its keys. */
    interface Visitor {
        void visit(Extract extract, int[] keyIds);
    }

    /** Calls back with each fragment, in order. */
    void each(Visitor visitor) {
        int at = 0;
        for (Extract extract : extracts) {
            int first = at;
            int[] ids = new int[extract.values().size()];
            Arrays.setAll(ids, i -> keys.id(first + i));
            visitor.visit(extract, ids);
            at += ids.length;
        }
    }

    /** Returns the ids of the keys of all fragments. */
    int[] keyIds() {
        return IntStream.range(0, keys.size()).map(keys::id).distinct().toArray();
    }
}
