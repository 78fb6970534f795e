package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntLongHashMap;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which fragments to look at as time goes on, each at its earliest instant only: whoever polls looks at
 * what it holds now, and adds its next instant. A fragment may be here that is gone. One writer.
 */
final class ExpiryQueue {
    private final TreeMap<Long, IntArrayList> byInstant = new TreeMap<>();

    private final IntLongHashMap earliest = new IntLongHashMap();

    /** Adds a fragment unless it is to be looked at by then anyway. */
    void add(long micros, int fragment) {
        if (earliest.containsKey(fragment) && earliest.get(fragment) <= micros) {
            return;
        }
        earliest.put(fragment, micros);
        byInstant.computeIfAbsent(micros, at -> new IntArrayList(2)).add(fragment);
    }

    /** Takes out the fragments whose instant is not after this one. */
    int[] poll(long micros) {
        IntHashSet due = new IntHashSet();
        Map<Long, IntArrayList> past = byInstant.headMap(micros, true);
        past.values().forEach(due::addAll);
        past.clear();
        earliest.removeAll(due);
        return due.toArray();
    }

    /** Returns how many entries wait. */
    int size() {
        return byInstant.values().stream().mapToInt(IntArrayList::size).sum();
    }

    void clear() {
        byInstant.clear();
        earliest.release();
    }
}
