package io.kinfold.graph;

import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import java.util.HashMap;
import java.util.Map;

/** Numbers the values that agree guards compare; a value that nobody holds any more is forgotten. One writer. */
final class AgreeValues {
    /** The number of "no value". */
    static final int NONE = 0;

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private int next = 1;

    /** Returns the number of a value, to be given back by {@link #release}. */
    int acquire(String value) {
        if (value.isEmpty()) {
            return NONE;
        }
        Entry entry = entries.computeIfAbsent(value, v -> new Entry(next++));
        entry.holders++;
        names.put(entry.number, value);
        return entry.number;
    }

    void release(int number) {
        String value = names.get(number);
        if (value != null) {
            Entry entry = entries.get(value);
            if (entry != null && --entry.holders == 0) {
                entries.remove(value);
                names.remove(number);
            }
        }
    }

    /** Returns the number of a value that somebody holds, or -1. */
    int peek(String value) {
        if (value.isEmpty()) {
            return NONE;
        }
        Entry entry = entries.get(value);
        return entry == null ? -1 : entry.number;
    }

    private static final class Entry {
        private final int number;
        private int holders;

        Entry(int number) {
            this.number = number;
        }
    }

    void save(BlockWriter out) {
        out.number(next);
        out.number(entries.size());
        entries.forEach((value, entry) -> {
            out.text(value);
            out.number(entry.number);
            out.number(entry.holders);
        });
    }

    void load(BlockReader in) {
        next = in.number(1, Integer.MAX_VALUE);
        for (int left = in.count(3 * Integer.BYTES); left > 0; left--) {
            String value = in.text();
            Entry entry = new Entry(in.number(1, next - 1));
            entry.holders = in.number(1, Integer.MAX_VALUE);
            boolean once =
                    entries.put(value, entry) == null && names.put(entry.number, value) == null;
            SnapshotException.check(once, "a value is numbered twice");
        }
    }

    /** Returns whether a number is that of a value, or of none. */
    boolean knows(int number) {
        return number == NONE || names.containsKey(number);
    }
}
