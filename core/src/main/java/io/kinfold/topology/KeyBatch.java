package io.kinfold.topology;

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
    private static final int[] NO_FRAGMENTS = {};

    /** What {@link KeyDictionary} notes about the keys of one group, from one stage to the next. */
    final long[] hashes;

    final int[] candidates;
    final int[] missing;
    final int[] addresses;

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
        hashes = new long[KeyDictionary.GROUP];
        candidates = new int[KeyDictionary.GROUP];
        missing = new int[KeyDictionary.GROUP];
        addresses = new int[KeyDictionary.GROUP];
        bytes = new byte[32 * room];
        starts = new int[room + 1];
        ids = new int[room];
        ends = new int[8];
        fragments = new int[8];
    }

    /** Makes a batch of one key. */
    KeyBatch(int space, String value) {
        hashes = new long[1];
        candidates = new int[1];
        missing = new int[1];
        addresses = new int[1];
        bytes = new byte[KeyCodec.MAX_HEADER + value.length() + 4];
        starts = new int[2];
        ids = new int[1];
        ends = NO_FRAGMENTS;
        fragments = NO_FRAGMENTS;
        add(space, value);
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
     * @param value any string of at most 65,535 bytes in UTF-8; also the empty one, and one with unpaired surrogates
     * @throws IllegalArgumentException if the space or the length is out of range; the batch is then unchanged
     */
    public int add(int space, String value) {
        if (space < 0 || space > KeyCodec.MAX_SPACE) {
            throw new IllegalArgumentException(
                    "space " + space + " must be in 0.." + KeyCodec.MAX_SPACE);
        }
        int start = starts[size];
        int length = value.length();
        if (length > KeyCodec.MAX_BYTES) {
            throw tooLong(length, "characters");
        }
        reserve(start, length);
        int at = KeyCodec.writeHeader(bytes, start, space, length);
        int end = writeAscii(at, value);
        if (end < 0) {
            end = writeAny(start, space, value);
        }
        finish(KeyCodec.pad(bytes, end));
        return size - 1;
    }

    /** Writes a value of ASCII and returns the index behind it, or -1 if it is not ASCII. */
    private int writeAscii(int at, String value) {
        byte[] out = bytes;
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return -1;
            }
            out[at + i] = (byte) c;
        }
        return at + length;
    }

    private int writeAny(int start, int space, String value) {
        long length = KeyCodec.utf8Length(value);
        if (length > KeyCodec.MAX_BYTES) {
            throw tooLong(length, "bytes in UTF-8");
        }
        reserve(start, (int) length);
        int at = KeyCodec.writeHeader(bytes, start, space, (int) length);
        return KeyCodec.writeUtf8(bytes, at, value);
    }

    private static IllegalArgumentException tooLong(long length, String unit) {
        return new IllegalArgumentException(
                "a key of " + length + " " + unit + " is too long: at most " + KeyCodec.MAX_BYTES
                        + " bytes in UTF-8; use a digest of the value instead");
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
