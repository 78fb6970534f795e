package io.kinfold.graph;

import io.kinfold.store.Draft;
import io.kinfold.topology.KeyBatch;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Fragments on their way into the graph: normalized, and their keys looked up, outside the writer's lock.
 *
 * @param extracts what each fragment comes to
 * @param drafts what the store made of each fragment; empty for fragments that it holds already
 * @param keys their keys, in the order of the extracts, with ids
 * @param removals how many keys the dictionary had removed before the look-up; if it has removed more
 *     since, an id may be stale and the look-up is to be made again
 */
record Chunk(List<Extract> extracts, List<Draft> drafts, KeyBatch keys, long removals) {
    /** Takes a fragment, what the store made of it, and the ids of its keys. */
    interface Visitor {
        void visit(Extract extract, Draft draft, int[] keyIds);
    }

    /** Calls back with each fragment, in order. */
    void each(Visitor visitor) {
        int at = 0;
        for (int i = 0; i < extracts.size(); i++) {
            Extract extract = extracts.get(i);
            int[] ids = new int[extract.values().size()];
            for (int key = 0; key < ids.length; key++) {
                ids[key] = keys.id(at++);
            }
            visitor.visit(extract, drafts.isEmpty() ? Draft.NONE : drafts.get(i), ids);
        }
    }

    /** Returns the ids of the keys of all fragments. */
    int[] keyIds() {
        return IntStream.range(0, keys.size()).map(keys::id).distinct().toArray();
    }
}
