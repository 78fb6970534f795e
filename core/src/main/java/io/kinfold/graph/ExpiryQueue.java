package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntIntHashMap;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which fragments to look at as time goes on, each in its earliest hour only: whoever polls looks at
 * what it holds now, and adds its next instant. A fragment may be here that is gone. One writer.
 *
 * <p>By the hour, since a list for each instant takes a hundred bytes, and most instants are different. So a fragment may be
 * polled up to an hour before its time, as often as somebody polls in that hour.
 */
final class ExpiryQueue {
    private static final long HOUR = 3_600_000_000L;

    private final TreeMap<Integer, IntArrayList> byHour = new TreeMap<>();

    private final IntIntHashMap earliest = new IntIntHashMap();

    /** Adds a fragment unless it is to be looked at by then anyway. */
    void add(long micros, int fragment) {
        int hour = hour(micros);
        if (earliest.containsKey(fragment) && earliest.get(fragment) <= hour) {
            return;
        }
        earliest.put(fragment, hour);
        byHour.computeIfAbsent(hour, at -> new IntArrayList(2)).add(fragment);
    }

    /** Takes out the fragments whose instant is not after this one, and perhaps others of its hour. */
    int[] poll(long micros) {
        IntHashSet due = new IntHashSet();
        Map<Integer, IntArrayList> past = byHour.headMap(hour(micros), true);
        past.values().forEach(due::addAll);
        past.clear();
        earliest.removeAll(due);
        return due.toArray();
    }

    /** Returns the hour of an instant since 1970; those that no fragment may have become the first or the last. */
    private static int hour(long micros) {
        long hour = Math.floorDiv(micros, HOUR);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, hour));
    }

    /** Returns how many entries wait. */
    int size() {
        return byHour.values().stream().mapToInt(IntArrayList::size).sum();
    }

    void clear() {
        byHour.clear();
        earliest.release();
    }

    /** Returns about how much heap the queue takes, in bytes. */
    long heapBytes() {
        long bytes = 8L * earliest.keys.length;
        for (IntArrayList hour : byHour.values()) {
            bytes += 96 + 4L * hour.buffer.length;
        }
        return bytes;
    }
}
