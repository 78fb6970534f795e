package io.kinfold.segments.column;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.ProfileId;
import io.kinfold.topology.KeyDictionary;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The row of each profile, and back. A row that a profile leaves is the first to be given away again. */
final class RowIds {
    /** Returned where there is no such row. */
    static final int NONE = -1;

    private final KeyDictionary keys;
    private final List<String> sources = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private final Ints entries = new Ints();
    private final IntArrayList free = new IntArrayList();
    private final Bits live = new Bits();
    private WeakReference<RowHistory> newest = new WeakReference<>(null);
    private int rows;

    RowIds(long seed) {
        keys = new KeyDictionary(seed);
    }

    int find(ProfileId id) {
        Integer source = codes.get(id.founder().source());
        int entry = source == null ? NONE : keys.find(source, id.founder().key());
        return entry == NONE ? NONE : keys.payload(entry);
    }

    /** Returns the row of a profile, a free one if it has none. */
    int findOrAdd(ProfileId id) {
        int source = codes.computeIfAbsent(id.founder().source(), added -> {
            sources.add(added);
            return sources.size() - 1;
        });
        int entry = keys.findOrAdd(source, id.founder().key());
        int known = keys.payload(entry);
        if (known != KeyDictionary.NONE) {
            return known;
        }
        int row = free.isEmpty() ? rows++ : free.removeAt(free.size() - 1);
        RowHistory history = newest.get();
        if (history != null) {
            history.beforeAdded(row, id);
        }
        keys.payload(entry, row);
        entries.set(row, entry + 1);
        live.ensure(rows);
        live.set(row, true);
        return row;
    }

    void remove(int row) {
        RowHistory history = newest.get();
        if (history != null) {
            history.beforeRemoved(row, id(row));
        }
        keys.remove(entries.get(row) - 1);
        entries.set(row, 0);
        live.set(row, false);
        free.add(row);
    }

    ProfileId id(int row) {
        int entry = entries.get(row) - 1;
        return new ProfileId(FragmentId.of(sources.get(keys.space(entry)), keys.value(entry)));
    }

    /** Returns what the rows hold now, to be asked later. */
    synchronized RowSnapshot snapshot() {
        RowHistory history = newest.get();
        if (history != null && history.isCurrent()) {
            return history;
        }
        RowHistory begun = new RowHistory(this);
        if (history != null) {
            history.continueWith(begun);
        }
        newest = new WeakReference<>(begun);
        return begun;
    }

    /** Returns one more than the greatest row that was ever given away. */
    int rows() {
        return rows;
    }

    Bits live() {
        return live;
    }

    long heapBytes() {
        return keys.heapBytes() + entries.heapBytes() + live.heapBytes() + 4L * free.buffer.length;
    }
}
