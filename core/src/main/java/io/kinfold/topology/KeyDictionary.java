package io.kinfold.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The two-way map between keys (space, value) and dense ids 0, 1, 2 …, with an int payload for each id.
 *
 * <p>A key is never trusted to its hash: its bytes are compared. Layout: 64 hash tables by the top bits of the hash,
 * each an array of slots (32 bits of the hash, id + 1) with linear probing, at most three quarters full, which grows
 * by half without reading a key; one word for each id (address of the key's bytes, payload); the bytes in an arena.
 * About 50 bytes for a key of 26 bytes. The hash is seeded, so that nobody can choose values that collide.
 *
 * <p>Threads: any number of threads may find and add at once; a hit takes no lock. Payloads are written by one writer
 * at a time. {@link #remove} is for that writer too: it may run beside look-ups, which are then allowed to answer
 * wrongly (absent, or an id that now belongs to another key), but never fail or loop. Who looks up outside the
 * writer's lock reads {@link #removals} before, and looks up again when it has changed at the time of use.
 *
 * <p>Cost: O(length of the value) for each operation, expected; a batch overlaps the cache misses of
 * {@value #GROUP} keys and is two to three times as fast as single look-ups.
 */
public final class KeyDictionary {
    /** What {@link #find} returns for a key that is not there, and the payload of a new key. */
    public static final int NONE = -1;

    static final int GROUP = 32;

    private static final int SHARD_BITS = 6;
    private static final int SHARDS = 1 << SHARD_BITS;
    private static final int FIRST_LENGTH = 16;
    private static final long UNUSED = 0xFFFF_FFFFL;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle TABLE = MethodHandles.arrayElementVarHandle(long[][].class);
    private final KeyHash hash;
    private final long[][] tables = new long[SHARDS][];
    private final Shard[] shards = new Shard[SHARDS];
    private final LongChunks words = new LongChunks();
    private final KeyArena arena = new KeyArena();
    private final IntStack freeIds = new IntStack();
    private final Object allocation = new Object();
    private volatile int capacity;
    private final AtomicLong removals = new AtomicLong();

    /** The lock of one table, and how full it is. */
    private static final class Shard {
        int used;
    }

    /** Makes an empty dictionary; equal seeds give equal hashes, ids depend only on the order of the additions. */
    public KeyDictionary(long seed) {
        this(new KeyHash(seed));
    }

    KeyDictionary(KeyHash hash) {
        this.hash = hash;
        long[] empty = new long[1];
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard();
            tables[i] = empty;
        }
    }

    /**
     * Returns the id of a key, or {@link #NONE}. Takes no lock.
     *
     * @throws IllegalArgumentException as {@link KeyBatch#add}
     */
    public int find(int space, String value) {
        KeyBatch key = new KeyBatch(space, value);
        int end = key.starts()[1];
        return probe(key.bytes(), 0, end, hash.of(key.bytes(), 0, end));
    }

    /**
     * Returns the id of a key, which is added if it is not there.
     *
     * @throws IllegalArgumentException as {@link KeyBatch#add}
     */
    public int findOrAdd(int space, String value) {
        KeyBatch key = new KeyBatch(space, value);
        findOrAddAll(key);
        return key.id(0);
    }

    /** Fills {@link KeyBatch#id} for each key, {@link #NONE} where it is not there. Takes no lock. */
    public void findAll(KeyBatch batch) {
        for (int from = 0; from < batch.size(); from += GROUP) {
            findGroup(batch, from, Math.min(from + GROUP, batch.size()));
        }
    }

    /** Fills {@link KeyBatch#id} for each key; those that are not there are added. */
    public void findOrAddAll(KeyBatch batch) {
        for (int from = 0; from < batch.size(); from += GROUP) {
            int to = Math.min(from + GROUP, batch.size());
            int missing = findGroup(batch, from, to);
            if (missing > 0) {
                addGroup(batch, from, to);
            }
        }
    }

    private int findGroup(KeyBatch batch, int from, int to) {
        byte[] bytes = batch.bytes();
        int[] starts = batch.starts();
        int missing = 0;
        for (int i = from; i < to; i++) {
            int id = probe(
                    bytes, starts[i], starts[i + 1], hash.of(bytes, starts[i], starts[i + 1]));
            batch.ids()[i] = id;
            missing += id == NONE ? 1 : 0;
        }
        return missing;
    }

    private void addGroup(KeyBatch batch, int from, int to) {
        byte[] bytes = batch.bytes();
        int[] starts = batch.starts();
        for (int i = from; i < to; i++) {
            if (batch.ids()[i] == NONE) {
                long h = hash.of(bytes, starts[i], starts[i + 1]);
                batch.ids()[i] = add(bytes, starts[i], starts[i + 1], h);
            }
        }
    }

    private long[] table(int shard) {
        return (long[]) TABLE.getAcquire(tables, shard);
    }

    private static int shardOf(long h) {
        return (int) (h >>> (64 - SHARD_BITS));
    }

    /** The 32 bits of the hash behind those that choose the shard, in the upper half of a slot. */
    private static long tag(long h) {
        return (h << SHARD_BITS) & 0xFFFF_FFFF_0000_0000L;
    }

    /** The place of a slot in a table of any length: the tag scaled down, so that a larger table keeps the order. */
    private static int home(long slot, int length) {
        return (int) (((slot >>> 32) * length) >>> 32);
    }

    private int probe(byte[] key, int start, int end, long h) {
        long[] table = table(shardOf(h));
        long tag = tag(h);
        int at = home(tag, table.length);
        for (int steps = table.length; steps > 0; steps--) {
            long slot = (long) SLOT.getAcquire(table, at);
            if (slot == 0) {
                return NONE;
            }
            if (((slot ^ tag) >>> 32) == 0) {
                int id = (int) slot - 1;
                if (arena.matches(address(words.get(id)), key, start, end - start)) {
                    return id;
                }
            }
            at = at + 1 == table.length ? 0 : at + 1;
        }
        return NONE;
    }

    private static int address(long word) {
        return (int) (word >>> 32);
    }

    private int add(byte[] key, int start, int end, long h) {
        int shard = shardOf(h);
        synchronized (shards[shard]) {
            int found = probe(key, start, end, h);
            if (found != NONE) {
                return found;
            }
            int id;
            int address;
            synchronized (allocation) {
                address = arena.allocate(end - start);
                id = nextId();
            }
            arena.write(address, key, start, end - start);
            words.set(id, ((long) address << 32) | UNUSED);
            insert(shard, tag(h) | (id + 1));
            return id;
        }
    }

    private int nextId() {
        if (!freeIds.isEmpty()) {
            return freeIds.pop();
        }
        int id = capacity;
        words.ensure(id + 1);
        capacity = id + 1;
        return id;
    }

    private void insert(int shard, long slot) {
        long[] table = table(shard);
        if (4L * (shards[shard].used + 1) > 3L * table.length) {
            table = grow(table);
            TABLE.setRelease(tables, shard, table);
        }
        place(table, slot);
        shards[shard].used++;
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
            at = at + 1 == table.length ? 0 : at + 1;
        }
        SLOT.setRelease(table, at, slot);
    }

    /** Returns the space of a key. */
    public int space(int id) {
        int address = address(words.get(id));
        byte[] chunk = arena.chunk(address);
        return KeyCodec.space(chunk, KeyArena.offset(chunk, address));
    }

    /** Returns the value of a key; the empty string for a removed one. */
    public String value(int id) {
        int address = address(words.get(id));
        byte[] chunk = arena.chunk(address);
        return KeyCodec.value(chunk, KeyArena.offset(chunk, address));
    }

    /** Compares the values of two keys (not their spaces) by unsigned bytes of UTF-8, which is by code points. */
    public int compareValues(int idA, int idB) {
        int addressA = address(words.get(idA));
        int addressB = address(words.get(idB));
        byte[] a = arena.chunk(addressA);
        byte[] b = arena.chunk(addressB);
        int fromA = KeyArena.offset(a, addressA);
        int fromB = KeyArena.offset(b, addressB);
        int atA = KeyCodec.valueAt(a, fromA);
        int atB = KeyCodec.valueAt(b, fromB);
        return Arrays.compareUnsigned(
                a,
                atA,
                atA + KeyCodec.valueLength(a, fromA),
                b,
                atB,
                atB + KeyCodec.valueLength(b, fromB));
    }

    /** Returns the payload of a key, {@link #NONE} at first. */
    public int payload(int id) {
        return (int) words.get(id);
    }

    /** Sets the payload of a key; by one writer at a time. */
    public void payload(int id, int value) {
        long[][] directory = words.directory();
        long word = LongChunks.at(directory, id);
        LongChunks.put(directory, id, (word & ~UNUSED) | (value & UNUSED));
    }

    /**
     * Removes a key: zeroes its bytes, and keeps its id and its bytes for other keys.
     *
     * <p>By the one writer, who also holds back everybody that would use the id. Cost: O(length of the value).
     */
    public void remove(int id) {
        int address = address(words.get(id));
        byte[] chunk = arena.chunk(address);
        int start = KeyArena.offset(chunk, address);
        int length = KeyCodec.keyLength(chunk, start);
        long h = hash.of(chunk, start, start + length);
        int shard = shardOf(h);
        synchronized (shards[shard]) {
            unplace(table(shard), tag(h) | (id + 1));
            shards[shard].used--;
        }
        words.set(id, UNUSED);
        synchronized (allocation) {
            arena.free(address, length);
            freeIds.push(id);
        }
        removals.incrementAndGet();
    }

    /** Takes a slot out and moves those behind it forward, so that no probe meets a gap before its key. */
    private static void unplace(long[] table, long slot) {
        int gap = home(slot, table.length);
        while (table[gap] != slot) {
            gap = gap + 1 == table.length ? 0 : gap + 1;
        }
        for (int at = next(gap, table); table[at] != 0; at = next(at, table)) {
            int home = home(table[at], table.length);
            if (distance(home, at, table) >= distance(gap, at, table)) {
                SLOT.setRelease(table, gap, table[at]);
                gap = at;
            }
        }
        SLOT.setRelease(table, gap, 0L);
    }

    private static int next(int at, long[] table) {
        return at + 1 == table.length ? 0 : at + 1;
    }

    private static int distance(int from, int to, long[] table) {
        return to >= from ? to - from : to - from + table.length;
    }

    /** Returns how many keys have been removed so far. */
    public long removals() {
        return removals.get();
    }

    /** Returns the number of keys. */
    public int size() {
        synchronized (allocation) {
            return capacity - freeIds.size();
        }
    }

    /** Returns the number of ids that were ever in use at once: each id is below it. */
    public int capacity() {
        return capacity;
    }

    /** Returns the heap that the dictionary takes, in bytes. */
    public long heapBytes() {
        long bytes = words.heapBytes() + arena.heapBytes() + freeIds.heapBytes() + 40L * SHARDS;
        for (int i = 0; i < SHARDS; i++) {
            bytes += 16 + 8L * table(i).length;
        }
        return bytes;
    }
}
