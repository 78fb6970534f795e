package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.IntCursor;
import com.carrotsearch.hppc.cursors.IntIntCursor;
import com.carrotsearch.hppc.cursors.LongIntCursor;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

/** Writes maps and sets of numbers, and reads them; room is made at once, since the order of one table is bad for another. */
final class SavedMaps {
    private SavedMaps() {}

    static void save(BlockWriter out, int[] values) {
        out.number(values.length);
        out.ints(values, 0, values.length);
    }

    static int[] ints(BlockReader in) {
        int[] values = new int[in.count(Integer.BYTES)];
        in.ints(values, 0, values.length);
        return values;
    }

    /** Reads numbers of at least 0, below a limit. */
    static int[] ints(BlockReader in, int limit) {
        int[] values = ints(in);
        for (int value : values) {
            checkBelow(value, limit);
        }
        return values;
    }

    static void checkBelow(int value, int limit) {
        check(value >= 0 && value < limit, "a number is out of range");
    }

    static void save(BlockWriter out, IntHashSet set) {
        out.number(set.size());
        for (IntCursor cursor : set) {
            out.number(cursor.value);
        }
    }

    static void load(BlockReader in, IntHashSet set, int limit) {
        int size = in.count(Integer.BYTES);
        set.ensureCapacity(size);
        for (int i = 0; i < size; i++) {
            set.add(in.number(0, limit - 1));
        }
    }

    static void save(BlockWriter out, IntIntHashMap map) {
        out.number(map.size());
        for (IntIntCursor cursor : map) {
            out.number(cursor.key);
            out.number(cursor.value);
        }
    }

    /** Reads a map; both keys and values must be at least 0 and below limits. */
    static void load(BlockReader in, IntIntHashMap map, int keyLimit, int valueLimit) {
        int size = in.count(2 * Integer.BYTES);
        map.ensureCapacity(size);
        for (int i = 0; i < size; i++) {
            int key = in.number(0, keyLimit - 1);
            map.put(key, in.number(0, valueLimit - 1));
        }
    }

    static void save(BlockWriter out, LongIntHashMap map) {
        out.number(map.size());
        for (LongIntCursor cursor : map) {
            out.number(cursor.key);
            out.number(cursor.value);
        }
    }

    static void load(BlockReader in, LongIntHashMap map) {
        int size = in.count(Long.BYTES + Integer.BYTES);
        map.ensureCapacity(size);
        for (int i = 0; i < size; i++) {
            long key = in.longNumber();
            map.put(key, in.number(1, Integer.MAX_VALUE));
        }
    }
}
