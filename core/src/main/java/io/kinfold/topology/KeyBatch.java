package io.kinfold.topology;

import io.kinfold.text.Wtf8;

import java.util.Arrays;

/**
 * Keys on their way into a {@link KeyDictionary}, encoded outside any lock, and where fragments end among them.
 *
 * <p>The way of a batch: {@link #add} each key of a fragment, {@link #endFragment}, and so on for the next; then
 * {@link KeyDictionary#findOrAddAll} fills {@link #id}, and {@link Topology#addAll} fills {@link #fragment}. A batch
 * that only looks up needs no ends. {@link #clear} makes it ready for the next use; its arrays are kept.
 *
 * <p>Not thread-safe: each thread has its own. A batch of 200 to 2,000 keys is fastest, since it stays in the cache.
 */
public final class KeyBatch {
    private static final int[] NONE = new int[0];

    /** What {@link KeyDictionary} notes about the keys of one group, from one stage to the next. */
    long[] hashes;

    int[] candidates;
    int[] missing;

    /** Sums of what was only loaded to have it in the cache; kept, so that the loads are not optimized away. */
    long touched;

    private byte[] bytes;
    private int[] starts;
    private int[] ids;
    private int[] ends;
    private int[] fragments;
    private int size;
    private int fragmentCount;

    /** Makes a batch with room for {@code expected} keys at first; it grows as needed. */
    public KeyBatch(int expected) {
        int room = Math.max(expected, 1);
        bytes = new byte[32 * room];
        starts = new int[room + 1];
        ids = new int[room];
        ends = NONE;
        fragments = NONE;
        int group = Math.min(room, KeyDictionary.GROUP);
        hashes = new long[group];
        candidates = new int[group];
        missing = new int[group];
    }

    /** Makes room for a group of so many keys; a batch of one fragment needs less than that of a full one. */
    void widenGroup(int keys) {
        if (keys > hashes.length) {
            hashes = new long[KeyDictionary.GROUP];
            candidates = new int[KeyDictionary.GROUP];
            missing = new int[KeyDictionary.GROUP];
        }
    }

    /** Forgets all keys and fragments. */
    public void clear() {
        size = 0;
        fragmentCount = 0;
    }

    /**
     * Adds a key and returns its index: 0 for the first.
     *
     * @param space 0 to 1,048,575
     * @param value any string of at most 65,000 bytes in UTF-8; also the empty one, and one with unpaired surrogates
     * @throws IllegalArgumentException if the space or the length is out of range; the batch is then unchanged
     */
    public int add(int space, String value) {
        KeyCodec.checkSpace(space);
        int length = value.length();
        KeyCodec.checkLength(length);
        int start = starts[size];
        reserve(start, length);
        int at = KeyCodec.writeHeader(bytes, start, space, length);
        int end = Wtf8.writeAscii(bytes, at, value);
        if (end < 0) {
            end = writeAny(start, space, value);
        }
        finish(KeyCodec.pad(bytes, end));
        return size - 1;
    }

    private int writeAny(int start, int space, String value) {
        long length = Wtf8.length(value);
        KeyCodec.checkLength(length);
        reserve(start, (int) length);
        int at = KeyCodec.writeHeader(bytes, start, space, (int) length);
        return Wtf8.write(bytes, at, value);
    }

    private void reserve(int start, int length) {
        int needed = start + KeyCodec.MAX_HEADER + length + 4;
        if (needed < 0) {
            throw new IllegalStateException(
                    "a batch holds at most 2 GiB of keys; use smaller batches");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(needed, (int) Math.min(2L * bytes.length, 1 << 30)));
        }
    }

    private void finish(int end) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size + 1);
        }
        size++;
        starts[size] = end;
    }

    /** Ends a fragment: the keys added since the last end are its keys. Returns its index in the batch. */
    public int endFragment() {
        if (fragmentCount == ends.length) {
            ends = Arrays.copyOf(ends, 2 * fragmentCount + 1);
            fragments = Arrays.copyOf(fragments, 2 * fragmentCount + 1);
        }
        ends[fragmentCount] = size;
        return fragmentCount++;
    }

    /** Returns the number of keys. */
    public int size() {
        return size;
    }

    /** Returns the id of key {@code i} after a look-up, or -1 if it was not found. */
    public int id(int i) {
        return ids[i];
    }

    /** Returns the number of ended fragments. */
    public int fragments() {
        return fragmentCount;
    }

    /** Returns the graph's id of fragment {@code i} after {@link Topology#addAll}. */
    public int fragment(int i) {
        return fragments[i];
    }

    byte[] bytes() {
        return bytes;
    }

    /** The index of the first byte of each key; key {@code i} ends where {@code i + 1} starts. */
    int[] starts() {
        return starts;
    }

    int[] ids() {
        return ids;
    }

    /** The index of the first key behind each fragment. */
    int[] ends() {
        return ends;
    }

    int[] fragmentIds() {
        return fragments;
    }
}
