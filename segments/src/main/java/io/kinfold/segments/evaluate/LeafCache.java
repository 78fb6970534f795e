package io.kinfold.segments.evaluate;

import io.kinfold.segments.plan.Leaf;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which rows satisfy leaves, as of the data's versions; the least recently used go first when there
 * is no more room. Safe for any thread.
 */
final class LeafCache {
    /** How many leaves are remembered to have been asked for. */
    private static final int MOST_SEEN = 4096;

    private final long mostBytes;
    private final LinkedHashMap<Leaf, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Leaf, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Leaf, Boolean> eldest) {
            return size() > MOST_SEEN;
        }
    };
    private long bytes;

    /**
     * The rows that satisfy a leaf, and the leaf's version then. The bits are not to be written.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(long[] bits, int count, long version) {
        private long bytes() {
            return 8L * bits.length;
        }
    }

    LeafCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Returns what is known of a leaf as of its version, null if nothing is. */
    synchronized @Nullable Entry get(Leaf leaf, long version) {
        Entry entry = entries.get(leaf);
        if (entry != null && entry.version != version) {
            entries.remove(leaf);
            bytes -= entry.bytes();
            return null;
        }
        return entry;
    }

    /** Notes that a leaf was asked for, and returns whether it had been before. */
    synchronized boolean isSeen(Leaf leaf) {
        return mostBytes > 0 && seen.put(leaf, true) != null;
    }

    synchronized void put(Leaf leaf, Entry entry) {
        if (entry.bytes() > mostBytes) {
            return;
        }
        Entry before = entries.put(leaf, entry);
        bytes += entry.bytes() - (before == null ? 0 : before.bytes());
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > mostBytes) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
