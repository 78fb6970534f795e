package io.kinfold.topology;

import static io.kinfold.snapshot.SnapshotException.check;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The two-way map between keys (space, value) and dense ids 0, 1, 2 …, with an int payload for each id.
 *
 * <p>A key is never trusted to its hash: its bytes are compared. Layout: 1,024 hash tables by the top bits of the hash,
 * each an array of slots (32 bits of the hash, id + 1) with linear probing, at most three quarters full, which grows
 * by a quarter without reading a key; one word for each id (address of the key's bytes, payload); the bytes in an arena.
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

    private static final int SAMPLED = 1_024;
    private static final long UNUSED = 0xFFFF_FFFFL;

    private final KeyHash hash;
    private final KeySlots slots = new KeySlots();
    private final LongChunks words = new LongChunks();
    private final KeyArena arena = new KeyArena();
    private final IntStack freeIds = new IntStack();
    private final Object insertion = new Object();
    private final AtomicLong removals = new AtomicLong();
    private final LoneInt capacity = new LoneInt();

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
     * wait for each other, while the slot, word and bytes of one key would. Group prefetching without a prefetch
     * instruction (Chen et al., ICDE 2004).
     */
    private int findGroup(KeyBatch batch, int from, int to) {
        batch.widenGroup(to - from);
        hashGroup(batch, from, to);
        touchSlots(batch, to - from);
        int candidates = chooseCandidates(batch, from, to - from);
        touchWords(batch, from, candidates);
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

    private void touchWords(KeyBatch batch, int from, int candidates) {
        long[][] directory = words.directory();
        for (int c = 0; c < candidates; c++) {
            int id = batch.ids()[from + batch.candidates[c]];
            batch.addresses[c] = address(LongChunks.at(directory, id));
        }
    }

    private void touchKeys(KeyBatch batch, int from, int candidates) {
        int[] starts = batch.starts();
        int touched = 0;
        for (int c = 0; c < candidates; c++) {
            int i = from + batch.candidates[c];
            touched += arena.touch(batch.addresses[c], starts[i + 1] - starts[i]);
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
            if (!arena.matches(batch.addresses[c], bytes, start, end - start)) {
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
            if (KeySlots.sameTag(slot, tag)
                    && arena.matches(address(words.get(id)), key, start, end - start)) {
                return id;
            }
            at = KeySlots.next(at, table);
        }
        return NONE;
    }

    private static int address(long word) {
        return (int) (word >>> 32);
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
            if (KeySlots.sameTag(slot, tag)
                    && arena.matches(address(words.get(id)), bytes, start, end - start)) {
                return id;
            }
            at = KeySlots.next(at, table);
        }
        int id = nextId();
        int address = arena.allocate(end - start);
        arena.write(address, bytes, start, end - start);
        words.set(id, ((long) address << 32) | UNUSED);
        slots.fill(h, at, id);
        return id;
    }

    private int nextId() {
        if (!freeIds.isEmpty()) {
            return freeIds.pop();
        }
        int id = capacity.get();
        words.ensure(id + 1);
        capacity.release(id + 1);
        return id;
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

    /** Collects the payloads of {@code ids[from..to-1]} that are set, and returns how many they are. */
    int anchors(int[] ids, int from, int to, int[] anchors) {
        long[][] directory = words.directory();
        int count = 0;
        for (int i = from; i < to; i++) {
            int payload = (int) LongChunks.at(directory, ids[i]);
            anchors[count] = payload;
            count += payload == NONE ? 0 : 1;
        }
        return count;
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
        synchronized (insertion) {
            slots.remove(h, id);
            words.set(id, UNUSED);
            arena.free(address, length);
            freeIds.push(id);
        }
        removals.incrementAndGet();
    }

    /** Returns how many keys have been removed so far. */
    public long removals() {
        return removals.get();
    }

    /** Returns the number of keys. */
    public int size() {
        synchronized (insertion) {
            return capacity.get() - freeIds.size();
        }
    }

    /** Returns the number of ids that were ever in use at once: each id is below it. */
    public int capacity() {
        return capacity.acquire();
    }

    /** Returns the heap that the dictionary takes, in bytes. */
    public long heapBytes() {
        synchronized (insertion) {
            return slots.heapBytes() + words.heapBytes() + arena.heapBytes() + freeIds.heapBytes();
        }
    }

    /** Writes all keys; who adds one meanwhile waits. */
    public void save(BlockWriter out) {
        synchronized (insertion) {
            out.part("keys");
            out.number(capacity.get());
            freeIds.save(out);
            arena.save(out);
            words.save(out, capacity.get());
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
        int loaded = in.count(Long.BYTES);
        freeIds.load(in, loaded);
        arena.load(in);
        words.load(in, loaded);
        capacity.release(loaded);
        int found = slots.load(in, loaded);
        check(found == loaded - freeIds.size(), "keys are missing");
        for (int id = 0; id < loaded; id++) {
            check(arena.holds(address(words.get(id))), "a key lies nowhere");
            check(id % SAMPLED != 0 || !isUsed(id) || isWhereItBelongs(id), "a key is misplaced");
        }
    }

    private boolean isWhereItBelongs(int id) {
        int address = address(words.get(id));
        byte[] chunk = arena.chunk(address);
        int start = KeyArena.offset(chunk, address);
        int end = start + KeyCodec.keyLength(chunk, start);
        return end <= chunk.length && probe(chunk, start, end, hash.of(chunk, start, end)) == id;
    }

    /** Returns whether an id is that of a key. */
    public boolean isUsed(int id) {
        return address(words.get(id)) != 0;
    }
}
