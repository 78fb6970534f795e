package io.kinfold.segments.column;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dense codes of the distinct values of a column, from 1; 0 is missing. A code never stands for another value;
 * one whose value was forgotten stands for none any more.
 *
 * @param <T> String, Boolean, MonthDay, or Set of String
 */
public final class Dictionary<T> {
    private final List<@Nullable T> values = new ArrayList<>();
    private final Map<T, Integer> codes = new HashMap<>();

    /** Creates a dictionary that knows nothing. */
    public Dictionary() {
        values.add(null);
    }

    /** Returns the value's code, a new one if it has none. */
    public int add(T value) {
        Integer known = codes.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    /** Returns the value's code, 0 if it has none. */
    public int code(T value) {
        return codes.getOrDefault(value, 0);
    }

    /** Forgets the values of all codes but these; a value that comes again gets another code. */
    void retain(BitSet used) {
        for (int code = 1; code < values.size(); code++) {
            T value = values.get(code);
            if (value != null && !used.get(code)) {
                codes.remove(value);
                values.set(code, null);
            }
        }
    }

    /** Returns the value of a code, null for 0 and for one whose value was forgotten. */
    public @Nullable T value(int code) {
        return values.get(code);
    }

    /** Returns one more than the largest code. */
    public int size() {
        return values.size();
    }
}
