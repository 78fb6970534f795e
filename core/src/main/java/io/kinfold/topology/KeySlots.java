package io.kinfold.topology;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The hash tables of a {@link KeyDictionary}: from a hash to the ids of the keys that may have it.
 *
 * <p>There are {@value #SHARDS} tables, chosen by the top bits of the hash. A table is an array of slots with linear
 * probing; a slot is 0, or holds the next 32 bits of the hash (its <em>tag</em>) and the id + 1. The place of a slot
 * is its tag scaled to the length of the table, so that a table of any length keeps the order of the tags: growing
 * by a quarter is one pass through memory that reads no key. At most three quarters of the slots are in use, at least
 * three fifths once there are many.
 *
 * <p>Threads: one writer at a time for {@link #roomy}, {@link #fill} and {@link #remove}; readers need no lock.
 */
final class KeySlots {
    static final int SHARDS = 1_024;

    private static final int SHARD_BITS = 10;
    private static final int FIRST_LENGTH = 16;

    /** Slots that a probe seldom goes beyond. */
    private static final int PROBED = 3;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle TABLE = MethodHandles.arrayElementVarHandle(long[][].class);

    private final long[][] tables = new long[SHARDS][];
    private final int[] used = new int[SHARDS];

    /** The lengths of the tables, side by side; that in a table's header would be waited for before the slot. */
    private final int[] lengths = new int[SHARDS];

    KeySlots() {
        Arrays.fill(tables, new long[1]);
        Arrays.fill(lengths, 1);
    }

    private static int shardOf(long hash) {
        return (int) (hash >>> (64 - SHARD_BITS));
    }

    /** The 32 bits of the hash behind those that choose the shard, in the upper half of a slot. */
    static long tag(long hash) {
        return (hash << SHARD_BITS) & 0xFFFF_FFFF_0000_0000L;
    }

    static int idOf(long slot) {
        return (int) slot - 1;
    }

    static boolean sameTag(long slot, long tag) {
        return (slot ^ tag) >>> 32 == 0;
    }

    long[] table(long hash) {
        return (long[]) TABLE.getAcquire(tables, shardOf(hash));
    }

    /** Returns the length of the table of a hash, or that of the one before, which is beside a writer that lets it grow. */
    int length(long hash) {
        return lengths[shardOf(hash)];
    }

    static long at(long[] table, int place) {
        return (long) SLOT.getAcquire(table, place);
    }

    /** The place where the probing for a tag, or the tag of a slot, begins. */
    static int home(long slot, int length) {
        return (int) (((slot >>> 32) * length) >>> 32);
    }

    static int next(int place, long[] table) {
        return place + 1 == table.length ? 0 : place + 1;
    }

    /** Loads the slots where the probing for a hash begins: a few, since they may lie in two cache lines. */
    long touch(long hash) {
        long[] table = table(hash);
        int place = home(tag(hash), table.length);
        return at(table, place) + at(table, Math.min(place + PROBED, table.length - 1));
    }

    /** Returns the first id with the tag of a hash, which is nearly always that of the key sought, or -1. */
    int candidate(long hash) {
        long[] table = table(hash);
        long tag = tag(hash);
        int place = home(tag, table.length);
        while (true) {
            long slot = at(table, place);
            if (slot == 0 || sameTag(slot, tag)) {
                return idOf(slot);
            }
            place = next(place, table);
        }
    }

    /** Returns the table of a hash after making sure that one slot more fits into it. */
    long[] roomy(long hash) {
        int shard = shardOf(hash);
        long[] table = tables[shard];
        if (4L * (used[shard] + 1) > 3L * table.length) {
            table = grow(table);
            TABLE.setRelease(tables, shard, table);
            lengths[shard] = table.length;
        }
        return table;
    }

    /** Fills an empty place of the {@link #roomy} table. */
    void fill(long hash, int place, int id) {
        int shard = shardOf(hash);
        SLOT.setRelease(tables[shard], place, tag(hash) | (id + 1));
        used[shard]++;
    }

    /**
     * Copies a table into one a quarter longer. From an empty slot on, the slots come nearly in the order of their
     * new homes: nearly each goes to its home or to the end of the run being written, without a probe.
     */
    private static long[] grow(long[] table) {
        long[] larger = new long[Math.max(FIRST_LENGTH, table.length + (table.length >> 2))];
        int first = 0;
        while (table[first] != 0) {
            first++;
        }
        int runStart = 0;
        int runEnd = 0;
        for (int at = next(first, table); at != first; at = next(at, table)) {
            long slot = table[at];
            int home = home(slot, larger.length);
            if (slot == 0) {
                continue;
            }
            if (home >= runStart && runEnd < larger.length) {
                runStart = home > runEnd ? home : runStart;
                runEnd = Math.max(home, runEnd);
                larger[runEnd++] = slot;
            } else {
                place(larger, slot);
                while (runEnd < larger.length && larger[runEnd] != 0) {
                    runEnd++;
                }
            }
        }
        return larger;
    }

    private static void place(long[] table, long slot) {
        int at = home(slot, table.length);
        while (table[at] != 0) {
            at = next(at, table);
        }
        table[at] = slot;
    }

    /** Takes a slot out and moves those behind it forward, so that no probe meets a gap before its key. */
    void remove(long hash, int id) {
        long[] table = table(hash);
        long slot = tag(hash) | (id + 1);
        int gap = home(slot, table.length);
        while (table[gap] != slot) {
            gap = next(gap, table);
        }
        for (int at = next(gap, table); table[at] != 0; at = next(at, table)) {
            int home = home(table[at], table.length);
            if (distance(home, at, table) >= distance(gap, at, table)) {
                SLOT.setRelease(table, gap, table[at]);
                gap = at;
            }
        }
        SLOT.setRelease(table, gap, 0L);
        used[shardOf(hash)]--;
    }

    private static int distance(int from, int to, long[] table) {
        return to >= from ? to - from : to - from + table.length;
    }

    /** Calls back with each id, table after table. */
    void forEach(IntConsumer each) {
        for (int i = 0; i < SHARDS; i++) {
            for (long slot : (long[]) TABLE.getAcquire(tables, i)) {
                if (slot != 0) {
                    each.accept(idOf(slot));
                }
            }
        }
    }

    long heapBytes() {
        long bytes = 12L * SHARDS;
        for (long[] table : tables) {
            bytes += 16 + 8L * table.length;
        }
        return bytes;
    }

    void save(BlockWriter out) {
        for (int i = 0; i < SHARDS; i++) {
            out.number(tables[i].length);
            out.number(used[i]);
            out.longs(tables[i], 0, tables[i].length);
        }
    }

    /** Reads what {@link #save} wrote; each id is below a limit and there once at most. Returns how many are. */
    int load(BlockReader in, int limit) {
        BitSet ids = new BitSet(limit);
        int sum = 0;
        for (int i = 0; i < SHARDS; i++) {
            long[] table = new long[Math.max(1, in.count(Long.BYTES))];
            used[i] = in.number(0, table.length - 1);
            in.longs(table, 0, table.length);
            int found = 0;
            for (long slot : table) {
                if (slot != 0) {
                    int id = idOf(slot);
                    SnapshotException.check(
                            id >= 0 && id < limit && !ids.get(id), "a slot holds no key");
                    ids.set(id);
                    found++;
                }
            }
            SnapshotException.check(found == used[i], "a table of keys is not full");
            tables[i] = table;
            lengths[i] = table.length;
            sum += found;
        }
        return sum;
    }
}
