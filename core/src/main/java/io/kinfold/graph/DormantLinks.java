package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import org.jspecify.annotations.Nullable;

/** The links that have no effect for now, since their key is generic or they expired: holders by key. One writer. */
final class DormantLinks {
    private final IntObjectHashMap<IntHashSet> holders = new IntObjectHashMap<>();

    boolean contains(int fragment, int key) {
        IntHashSet fragments = holders.get(key);
        return fragments != null && fragments.contains(fragment);
    }

    boolean hasHolders(int key) {
        return holders.containsKey(key);
    }

    void add(int fragment, int key) {
        IntHashSet fragments = holders.get(key);
        if (fragments == null) {
            fragments = new IntHashSet(2);
            holders.put(key, fragments);
        }
        fragments.add(fragment);
    }

    void remove(int fragment, int key) {
        IntHashSet fragments = holders.get(key);
        if (fragments != null) {
            fragments.removeAll(fragment);
            if (fragments.isEmpty()) {
                holders.remove(key);
            }
        }
    }

    /** Returns the fragments whose link to a key is dormant. */
    int[] holders(int key) {
        @Nullable IntHashSet fragments = holders.get(key);
        return fragments == null ? new int[0] : fragments.toArray();
    }

    /** Returns each fragment that has a dormant link. */
    int[] fragments() {
        IntHashSet all = new IntHashSet();
        for (var cursor : holders) {
            all.addAll(cursor.value);
        }
        return all.toArray();
    }

    void save(BlockWriter out) {
        out.part("dormant");
        out.number(holders.size());
        for (var cursor : holders) {
            out.number(cursor.key);
            SavedMaps.save(out, cursor.value);
        }
    }

    /** Reads what {@link #save} wrote, of fragments and keys below limits. */
    void load(BlockReader in, int fragments, int keys) {
        in.part("dormant");
        int size = in.count(2 * Integer.BYTES);
        holders.ensureCapacity(size);
        for (int i = 0; i < size; i++) {
            IntHashSet set = new IntHashSet(2);
            holders.put(in.number(0, keys - 1), set);
            SavedMaps.load(in, set, fragments);
        }
    }
}
