package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Knows which keys are generic: for each condition, how many fragments hold a key together with each key
 * of the counted namespace, and how many different ones those are. Memory: some 13 bytes for each pair of
 * keys that a condition counts. One writer.
 */
final class GenericKeys {
    private final PairCounts[] pairs;
    private final IntHashSet generic = new IntHashSet();

    GenericKeys(List<GenericCondition> conditions) {
        pairs = new PairCounts[conditions.size()];
        Arrays.setAll(pairs, i -> new PairCounts());
    }

    boolean isGeneric(int key) {
        return generic.contains(key);
    }

    boolean isEmpty() {
        return pairs.length == 0;
    }

    /**
     * Counts the keys of one fragment in or out.
     *
     * @param change 1 for a fragment that came, -1 for one that left
     * @param crossed gets each key that became generic or ceased to be
     */
    void count(int[] keys, KeySpace[] spaces, int change, IntConsumer crossed) {
        for (int i = 0; i < keys.length; i++) {
            if (!spaces[i].conditions().isEmpty()) {
                for (GenericCondition condition : spaces[i].conditions()) {
                    for (int j = 0; j < keys.length; j++) {
                        if (j != i && spaces[j].counted().contains(condition)) {
                            pairs[condition.index()].add(keys[i], keys[j], change);
                        }
                    }
                }
                update(keys[i], spaces[i], crossed);
            }
        }
    }

    private void update(int key, KeySpace space, IntConsumer crossed) {
        boolean now = false;
        for (GenericCondition condition : space.conditions()) {
            now |= pairs[condition.index()].distinct(key) > condition.limit();
        }
        if (now ? generic.add(key) : generic.removeAll(key) > 0) {
            crossed.accept(key);
        }
    }

    long heapBytes() {
        return Arrays.stream(pairs).mapToLong(PairCounts::heapBytes).sum();
    }

    void save(BlockWriter out) {
        out.part("generic");
        out.number(pairs.length);
        for (PairCounts counts : pairs) {
            counts.save(out);
        }
        SavedMaps.save(out, generic);
    }

    /** Reads what {@link #save} wrote, of keys below a limit. */
    void load(BlockReader in, int keys) {
        in.part("generic");
        in.number(pairs.length, pairs.length);
        for (PairCounts counts : pairs) {
            counts.load(in, keys);
        }
        SavedMaps.load(in, generic, keys);
    }
}
