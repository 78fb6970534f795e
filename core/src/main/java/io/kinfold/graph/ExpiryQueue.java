package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which fragments to look at as time goes on. A fragment may be here that is gone or was observed anew:
 * whoever polls looks at what it holds now. One writer.
 */
final class ExpiryQueue {
    private final TreeMap<Long, IntArrayList> byInstant = new TreeMap<>();

    void add(long micros, int fragment) {
        byInstant.computeIfAbsent(micros, at -> new IntArrayList(2)).add(fragment);
    }

    /** Takes out the fragments whose instant is not after this one. */
    int[] poll(long micros) {
        IntHashSet due = new IntHashSet();
        Map<Long, IntArrayList> past = byInstant.headMap(micros, true);
        past.values().forEach(due::addAll);
        past.clear();
        return due.toArray();
    }

    void clear() {
        byInstant.clear();
    }
}
