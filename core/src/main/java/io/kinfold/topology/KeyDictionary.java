package io.kinfold.topology;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * The two-way map between keys (space, value) and their ids, with an int payload for each key.
 *
 * <p>A key is never trusted to its hash: its bytes are compared. Layout: 1,024 hash tables by the top bits of the hash,
 * each an array of slots (32 bits of the hash, id + 1) with linear probing, at most three quarters full, which grows
 * by a quarter without reading a key; and an arena of records, which are a key's payload and its bytes. An id is the
 * address of the record, so that a look-up waits for memory twice: for the slot, and for the record. Ids are at
 * least 1 and below {@link #limit}, but not one after another; a key keeps its own until it is removed.
 * About 46 bytes for a key of 26 bytes. The hash is seeded, so that nobody can choose values that collide.
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

    private static final int SAMPLED = 1_024;

    private final KeyHash hash;
    private final KeySlots slots = new KeySlots();
    private final KeyArena arena = new KeyArena();
    private final Object insertion = new Object();
    private final AtomicLong removals = new AtomicLong();
    private final LoneInt count = new LoneInt();

    /** Makes an empty dictionary; equal seeds give equal hashes. */
    public KeyDictionary(long seed) {
        this(new KeyHash(seed));
    }

    KeyDictionary(KeyHash hash) {
        this.hash = hash;
    }

    /**
     * Returns the id of a key, or {@link #NONE}. Takes no lock.
     *
     * @throws IllegalArgumentException as {@link KeyBatch#add}
     */
    public int find(int space, String value) {
        byte[] key = KeyCodec.encode(space, value);
        return probe(key, 0, key.length, hash.of(key, 0, key.length));
    }

    /**
     * Returns the id of a key, which is added if it is not there.
     *
     * @throws IllegalArgumentException as {@link KeyBatch#add}
     */
    public int findOrAdd(int space, String value) {
        byte[] key = KeyCodec.encode(space, value);
        long h = hash.of(key, 0, key.length);
        int known = probe(key, 0, key.length, h);
        if (known != NONE) {
            return known;
        }
        synchronized (insertion) {
            return add(key, 0, key.length, h);
        }
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
                addGroup(batch, from, missing);
            }
        }
    }

    /**
     * Looks up keys {@code from..to-1}, and returns how many are missing; {@code batch.missing} says which.
     *
     * <p>Each stage is a loop that touches one kind of memory for all keys of the group: the loads of a loop do not
     * wait for each other, while the slot and the bytes of one key would. Group prefetching without a prefetch
     * instruction (Chen et al., ICDE 2004).
     */
    private int findGroup(KeyBatch batch, int from, int to) {
        batch.widenGroup(to - from);
        hashGroup(batch, from, to);
        touchSlots(batch, to - from);
        int candidates = chooseCandidates(batch, from, to - from);
        touchKeys(batch, from, candidates);
        return verify(batch, from, candidates, to - from - candidates);
    }

    private void hashGroup(KeyBatch batch, int from, int to) {
        byte[] bytes = batch.bytes();
        int[] starts = batch.starts();
        for (int i = from; i < to; i++) {
            batch.hashes[i - from] = hash.of(bytes, starts[i], starts[i + 1]);
        }
    }

    private void touchSlots(KeyBatch batch, int count) {
        long touched = 0;
        for (int i = 0; i < count; i++) {
            touched += slots.touch(batch.hashes[i]);
        }
        batch.touched = touched;
    }

    /** Splits the group into keys whose tag was found ({@code batch.candidates}) and missing ones. */
    private int chooseCandidates(KeyBatch batch, int from, int count) {
        int candidates = 0;
        int missing = 0;
        for (int i = 0; i < count; i++) {
            int id = slots.candidate(batch.hashes[i]);
            batch.ids()[from + i] = id;
            batch.candidates[candidates] = i;
            batch.missing[missing] = i;
            missing += id >>> 31;
            candidates += ~id >>> 31;
        }
        return candidates;
    }

    private void touchKeys(KeyBatch batch, int from, int candidates) {
        int[] starts = batch.starts();
        int touched = 0;
        for (int c = 0; c < candidates; c++) {
            int i = from + batch.candidates[c];
            touched += arena.touch(batch.ids()[i], starts[i + 1] - starts[i]);
        }
        batch.touched += touched;
    }

    private int verify(KeyBatch batch, int from, int candidates, int missingSoFar) {
        byte[] bytes = batch.bytes();
        int[] starts = batch.starts();
        int missing = missingSoFar;
        for (int c = 0; c < candidates; c++) {
            int i = batch.candidates[c];
            int start = starts[from + i];
            int end = starts[from + i + 1];
            if (!arena.matches(batch.ids()[from + i], bytes, start, end - start)) {
                int id = probe(bytes, start, end, batch.hashes[i]);
                batch.ids()[from + i] = id;
                if (id == NONE) {
                    batch.missing[missing++] = i;
                }
            }
        }
        return missing;
    }

    /** Begins by the length that the table nearly always has, which is at hand sooner than its own. */
    private int probe(byte[] key, int start, int end, long h) {
        long[] table = slots.table(h);
        int length = slots.length(h);
        if (length <= table.length) {
            int id = probe(table, KeySlots.home(KeySlots.tag(h), length), h, key, start, end);
            if (id != NONE || length == table.length) {
                return id;
            }
        }
        return probe(table, KeySlots.home(KeySlots.tag(h), table.length), h, key, start, end);
    }

    private int probe(long[] table, int home, long h, byte[] key, int start, int end) {
        long tag = KeySlots.tag(h);
        int at = home;
        for (int steps = table.length; steps > 0; steps--) {
            long slot = KeySlots.at(table, at);
            if (slot == 0) {
                return NONE;
            }
            int id = KeySlots.idOf(slot);
            if (KeySlots.sameTag(slot, tag) && arena.matches(id, key, start, end - start)) {
                return id;
            }
            at = KeySlots.next(at, table);
        }
        return NONE;
    }

    /** Adds the missing keys of a group: one lock for all of them, since each lock waits for the writes before. */
    private void addGroup(KeyBatch batch, int from, int missing) {
        synchronized (insertion) {
            for (int m = 0; m < missing; m++) {
                int i = batch.missing[m];
                int start = batch.starts()[from + i];
                int end = batch.starts()[from + i + 1];
                batch.ids()[from + i] = add(batch.bytes(), start, end, batch.hashes[i]);
            }
        }
    }

    /** Adds a key, unless another thread or the same group has added it by now. */
    private int add(byte[] bytes, int start, int end, long h) {
        long[] table = slots.roomy(h);
        long tag = KeySlots.tag(h);
        int at = KeySlots.home(tag, table.length);
        for (long slot = table[at]; slot != 0; slot = table[at]) {
            int id = KeySlots.idOf(slot);
            if (KeySlots.sameTag(slot, tag) && arena.matches(id, bytes, start, end - start)) {
                return id;
            }
            at = KeySlots.next(at, table);
        }
        int id = arena.allocate(end - start);
        arena.write(id, bytes, start, end - start);
        slots.fill(h, at, id);
        count.release(count.get() + 1);
        return id;
    }

    /** Returns the space of a key. */
    public int space(int id) {
        byte[] chunk = arena.chunk(id);
        return KeyCodec.space(chunk, KeyArena.keyAt(chunk, id));
    }

    /** Returns the value of a key; the empty string for a removed one. */
    public String value(int id) {
        byte[] chunk = arena.chunk(id);
        return KeyCodec.value(chunk, KeyArena.keyAt(chunk, id));
    }

    /** Compares the values of two keys (not their spaces) by unsigned bytes of UTF-8, which is by code points. */
    public int compareValues(int idA, int idB) {
        byte[] a = arena.chunk(idA);
        byte[] b = arena.chunk(idB);
        int fromA = KeyArena.keyAt(a, idA);
        int fromB = KeyArena.keyAt(b, idB);
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
        return arena.payload(id);
    }

    /** Collects the payloads of {@code ids[from..to-1]} that are set, and returns how many they are. */
    int anchors(int[] ids, int from, int to, int[] anchors) {
        int set = 0;
        for (int i = from; i < to; i++) {
            int payload = arena.payload(ids[i]);
            anchors[set] = payload;
            set += payload == NONE ? 0 : 1;
        }
        return set;
    }

    /** Sets the payload of a key; by one writer at a time. */
    public void payload(int id, int value) {
        arena.payload(id, value);
    }

    /**
     * Removes a key: zeroes its bytes, and keeps its id and its bytes for other keys.
     *
     * <p>By the one writer, who also holds back everybody that would use the id. Cost: O(length of the value).
     */
    public void remove(int id) {
        byte[] chunk = arena.chunk(id);
        int start = KeyArena.keyAt(chunk, id);
        int length = KeyCodec.keyLength(chunk, start);
        long h = hash.of(chunk, start, start + length);
        synchronized (insertion) {
            slots.remove(h, id);
            arena.free(id, length);
            count.release(count.get() - 1);
        }
        removals.incrementAndGet();
    }

    /** Returns how many keys have been removed so far. */
    public long removals() {
        return removals.get();
    }

    /** Returns the number of keys. */
    public int size() {
        return count.acquire();
    }

    /** Returns a number that every id is below. */
    public int limit() {
        return arena.limit();
    }

    /** Calls back with the id of each key, in the order of their hashes; not beside {@link #remove}. */
    public void forEach(IntConsumer each) {
        slots.forEach(each);
    }

    /** Returns the heap that the dictionary takes, in bytes. */
    public long heapBytes() {
        synchronized (insertion) {
            return slots.heapBytes() + arena.heapBytes();
        }
    }

    /** Writes all keys; who adds one meanwhile waits. */
    public void save(BlockWriter out) {
        synchronized (insertion) {
            out.part("keys");
            arena.save(out);
            slots.save(out);
        }
    }

    /**
     * Reads what {@link #save} wrote into an empty dictionary of the same seed. Nothing is hashed but one key in
     * {@value #SAMPLED}.
     *
     * @throws SnapshotException if it is no dictionary of this seed
     */
    public void load(BlockReader in) {
        in.part("keys");
        arena.load(in);
        count.release(slots.load(in, arena.limit()));
        LoneInt seen = new LoneInt();
        slots.forEach(id -> {
            check(arena.holds(id), "a key lies nowhere");
            seen.set(seen.get() + 1);
            check(seen.get() % SAMPLED != 0 || isWhereItBelongs(id), "a key is misplaced");
        });
    }

    private boolean isWhereItBelongs(int id) {
        byte[] chunk = arena.chunk(id);
        int start = KeyArena.keyAt(chunk, id);
        int end = start + KeyCodec.keyLength(chunk, start);
        return end <= chunk.length && probe(chunk, start, end, hash.of(chunk, start, end)) == id;
    }

    /** Returns whether an id may be that of a key: reading it then cannot fail. */
    public boolean holds(int id) {
        return arena.holds(id);
    }
}
