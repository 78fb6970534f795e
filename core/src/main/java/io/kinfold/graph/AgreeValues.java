package io.kinfold.graph;

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
}
