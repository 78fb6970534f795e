package io.kinfold.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The hash tables of a {@link KeyDictionary}: from a hash to the ids of the keys that may have it.
 *
 * <p>There are {@value #SHARDS} tables, chosen by the top bits of the hash. A table is an array of slots with linear
 * probing; a slot is 0, or holds the next 32 bits of the hash (its <em>tag</em>) and the id + 1. The place of a slot
 * is its tag scaled to the length of the table, so that a table of any length keeps the order of the tags: growing
 * by half is one pass through memory that reads no key. At most three quarters of the slots are in use.
 *
 * <p>Threads: {@link #insert} and {@link #remove} under the lock of the shard, reading without any.
 */
final class KeySlots {
    static final int SHARDS = 64;

    private static final int SHARD_BITS = 6;
    private static final int FIRST_LENGTH = 16;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle TABLE = MethodHandles.arrayElementVarHandle(long[][].class);

    private final long[][] tables = new long[SHARDS][];
    private final Shard[] shards = new Shard[SHARDS];

    /** The lock of a table, and how full it is. */
    static final class Shard {
        private int used;
    }

    KeySlots() {
        long[] empty = new long[1];
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard();
            tables[i] = empty;
        }
    }

    Shard lockOf(long hash) {
        return shards[shardOf(hash)];
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

    void insert(long hash, int id) {
        long[] table = table(hash);
        Shard shard = lockOf(hash);
        if (4L * (shard.used + 1) > 3L * table.length) {
            table = grow(table);
            TABLE.setRelease(tables, shardOf(hash), table);
        }
        place(table, tag(hash) | (id + 1));
        shard.used++;
    }

    private static long[] grow(long[] table) {
        long[] larger = new long[Math.max(FIRST_LENGTH, table.length + (table.length >> 1))];
        for (long slot : table) {
            if (slot != 0) {
                place(larger, slot);
            }
        }
        return larger;
    }

    private static void place(long[] table, long slot) {
        int at = home(slot, table.length);
        while (table[at] != 0) {
            at = next(at, table);
        }
        SLOT.setRelease(table, at, slot);
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
        lockOf(hash).used--;
    }

    private static int distance(int from, int to, long[] table) {
        return to >= from ? to - from : to - from + table.length;
    }

    long heapBytes() {
        long bytes = 40L * SHARDS;
        for (long[] table : tables) {
            bytes += 16 + 8L * table.length;
        }
        return bytes;
    }
}
