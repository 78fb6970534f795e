package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.LongIntHashMap;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * Knows which keys are generic: for each condition, how many fragments hold a key together with each key
 * of the counted namespace, and how many different ones those are. Memory: some 20 bytes for each pair of
 * keys that a condition counts. One writer.
 */
final class GenericKeys {
    private final LongIntHashMap[] pairs;
    private final IntIntHashMap[] distinct;
    private final IntHashSet generic = new IntHashSet();

    GenericKeys(List<GenericCondition> conditions) {
        pairs = new LongIntHashMap[conditions.size()];
        distinct = new IntIntHashMap[conditions.size()];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new LongIntHashMap();
            distinct[i] = new IntIntHashMap();
        }
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
                            count(condition, keys[i], keys[j], change);
                        }
                    }
                }
                update(keys[i], spaces[i], crossed);
            }
        }
    }

    private void count(GenericCondition condition, int key, int with, int change) {
        LongIntHashMap counts = pairs[condition.index()];
        long pair = (long) key << 32 | with;
        int holders = counts.addTo(pair, change);
        if (holders == 0) {
            counts.remove(pair);
        }
        boolean appeared = change > 0 && holders == 1;
        if (appeared || holders == 0) {
            IntIntHashMap different = distinct[condition.index()];
            if (different.addTo(key, change) == 0) {
                different.remove(key);
            }
        }
    }

    private void update(int key, KeySpace space, IntConsumer crossed) {
        boolean now = false;
        for (GenericCondition condition : space.conditions()) {
            now |= distinct[condition.index()].get(key) > condition.limit();
        }
        if (now ? generic.add(key) : generic.removeAll(key) > 0) {
            crossed.accept(key);
        }
    }

    void save(BlockWriter out) {
        out.part("generic");
        out.number(pairs.length);
        for (int i = 0; i < pairs.length; i++) {
            SavedMaps.save(out, pairs[i]);
            SavedMaps.save(out, distinct[i]);
        }
        SavedMaps.save(out, generic);
    }

    /** Reads what {@link #save} wrote, of keys below a limit. */
    void load(BlockReader in, int keys) {
        in.part("generic");
        in.number(pairs.length, pairs.length);
        for (int i = 0; i < pairs.length; i++) {
            SavedMaps.load(in, pairs[i]);
            SavedMaps.load(in, distinct[i], keys, Integer.MAX_VALUE);
        }
        SavedMaps.load(in, generic, keys);
    }
}
