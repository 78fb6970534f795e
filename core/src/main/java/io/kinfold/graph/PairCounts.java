package io.kinfold.graph;

import static io.kinfold.snapshot.SnapshotException.check;

import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.LongIntHashMap;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;

import java.util.Arrays;

/**
 * For each key, with which other keys fragments hold it, and how many fragments hold each pair. One writer.
 *
 * <p>Nearly all keys come with one or two others. Their pairs are words (29 bits of each id, 6 of the count) in hash tables by
 * the first key, so that a key's pairs stand in one run and are counted by walking it: 8 bytes in tables at most three
 * quarters full, in {@value #SHARDS} parts so that growing copies little at a time. What comes with more than {@value #FEW} others,
 * or too often, or has too large an id, moves to maps of ordinary shape until nobody holds it with anything.
 */
final class PairCounts {
    /** The most different keys of one key in the tables: a run of more would slow its neighbours. */
    static final int FEW = 4;

    private static final int SHARDS = 64;
    private static final int SHARD_BITS = 6;
    private static final int COUNT_BITS = 6;
    private static final int ID_BITS = 29;
    private static final long COUNT = (1L << COUNT_BITS) - 1;
    private static final int LARGEST_ID = (1 << ID_BITS) - 1;
    private static final int KEY_SHIFT = ID_BITS + COUNT_BITS;
    private static final int FIRST_LENGTH = 16;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    /** Slots of 0, or a pair: its count is never 0. */
    private final long[][] tables = new long[SHARDS][FIRST_LENGTH];

    private final int[] used = new int[SHARDS];
    private final LongIntHashMap manyPairs = new LongIntHashMap();
    private final IntIntHashMap manyDistinct = new IntIntHashMap();

    /** Counts a fragment that holds both keys in or out; {@code change} is 1 or -1. */
    void add(int key, int with, int change) {
        if (key > LARGEST_ID || with > LARGEST_ID || manyDistinct.containsKey(key)) {
            moveToMany(key);
            addToMany(key, with, change);
            return;
        }
        int shard = shard(key);
        long[] table = tables[shard];
        int at = find(table, key, with);
        if (table[at] != 0) {
            change(shard, at, key, change);
        } else if (distinct(table, key) == FEW) {
            moveToMany(key);
            addToMany(key, with, change);
        } else {
            table[at] = (long) key << KEY_SHIFT | (long) with << COUNT_BITS | 1;
            used[shard]++;
            growIfFull(shard);
        }
    }

    private void change(int shard, int at, int key, int change) {
        long[] table = tables[shard];
        long count = (table[at] & COUNT) + change;
        if (count == 0) {
            remove(shard, at);
        } else if (count > COUNT) {
            int with = with(table[at]);
            moveToMany(key);
            addToMany(key, with, change);
        } else {
            table[at] += change;
        }
    }

    /** Returns with how many different keys fragments hold a key. */
    int distinct(int key) {
        int many = manyDistinct.get(key);
        return many > 0 || key > LARGEST_ID ? many : distinct(tables[shard(key)], key);
    }

    private static int distinct(long[] table, int key) {
        int count = 0;
        for (int at = home(key, table.length); table[at] != 0; at = next(at, table)) {
            count += key(table[at]) == key ? 1 : 0;
        }
        return count;
    }

    private void addToMany(int key, int with, int change) {
        long pair = (long) key << 32 | with;
        int holders = manyPairs.addTo(pair, change);
        if (holders == 0) {
            manyPairs.remove(pair);
        }
        if (holders == 0 || (change > 0 && holders == 1)) {
            if (manyDistinct.addTo(key, change) == 0) {
                manyDistinct.remove(key);
            }
        }
    }

    /** Moves the pairs of a key out of the tables. */
    private void moveToMany(int key) {
        if (key > LARGEST_ID) {
            return;
        }
        int shard = shard(key);
        long[] table = tables[shard];
        int at = home(key, table.length);
        while (table[at] != 0) {
            if (key(table[at]) == key) {
                manyPairs.put((long) key << 32 | with(table[at]), (int) (table[at] & COUNT));
                manyDistinct.addTo(key, 1);
                remove(shard, at);
            } else {
                at = next(at, table);
            }
        }
    }

    /** Returns the place of a pair, or the empty one where it would stand. */
    private static int find(long[] table, int key, int with) {
        int at = home(key, table.length);
        while (table[at] != 0 && (key(table[at]) != key || with(table[at]) != with)) {
            at = next(at, table);
        }
        return at;
    }

    /** Empties a place, and moves those behind it forward, so that no probe meets a gap before its key. */
    private void remove(int shard, int place) {
        long[] table = tables[shard];
        int gap = place;
        for (int at = next(gap, table); table[at] != 0; at = next(at, table)) {
            int home = home(key(table[at]), table.length);
            if (distance(home, at, table) >= distance(gap, at, table)) {
                table[gap] = table[at];
                gap = at;
            }
        }
        table[gap] = 0;
        used[shard]--;
    }

    private void growIfFull(int shard) {
        long[] table = tables[shard];
        if (4L * used[shard] > 3L * table.length) {
            long[] larger = new long[table.length + (table.length >> 1)];
            for (long pair : table) {
                if (pair != 0) {
                    larger[find(larger, key(pair), with(pair))] = pair;
                }
            }
            tables[shard] = larger;
        }
    }

    private static int key(long pair) {
        return (int) (pair >>> KEY_SHIFT);
    }

    private static int with(long pair) {
        return (int) (pair >>> COUNT_BITS) & LARGEST_ID;
    }

    private static int shard(int key) {
        return (int) ((key * MIX) >>> (64 - SHARD_BITS));
    }

    private static int home(int key, int length) {
        long tag = ((key * MIX) << SHARD_BITS) >>> 32;
        return (int) ((tag * length) >>> 32);
    }

    private static int next(int place, long[] table) {
        return place + 1 == table.length ? 0 : place + 1;
    }

    private static int distance(int from, int to, long[] table) {
        return to >= from ? to - from : to - from + table.length;
    }

    long heapBytes() {
        long bytes =
                Arrays.stream(tables).mapToLong(table -> 16 + 8L * table.length).sum();
        return bytes + 12L * manyPairs.keys.length + 8L * manyDistinct.keys.length;
    }

    void save(BlockWriter out) {
        for (long[] table : tables) {
            out.number(table.length);
            out.longs(table, 0, table.length);
        }
        SavedMaps.save(out, manyPairs);
        SavedMaps.save(out, manyDistinct);
    }

    /** Reads what {@link #save} wrote, of keys below a limit. */
    void load(BlockReader in, int keys) {
        for (int shard = 0; shard < SHARDS; shard++) {
            long[] table = new long[in.count(Long.BYTES)];
            in.longs(table, 0, table.length);
            for (long pair : table) {
                used[shard] += pair == 0 ? 0 : 1;
                boolean known = pair == 0 || (key(pair) < keys && with(pair) < keys);
                check(known, "a pair is of no keys");
            }
            check(4L * used[shard] <= 3L * table.length, "a table has no room");
            check(table.length > 0, "a table has no room");
            tables[shard] = table;
        }
        SavedMaps.load(in, manyPairs);
        SavedMaps.load(in, manyDistinct, keys, Integer.MAX_VALUE);
    }
}
