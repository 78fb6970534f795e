package io.kinfold.matchers.auto;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A field of all records with each different value once. */
final class EncodedColumn {
    static final int MISSING = -1;

    private final int[] of;
    private final List<String> values;

    private EncodedColumn(int[] of, List<String> values) {
        this.of = of;
        this.values = values;
    }

    static EncodedColumn of(List<@Nullable String[]> records, int field) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> values = new ArrayList<>();
        int[] of = new int[records.size()];
        for (int i = 0; i < of.length; i++) {
            String value = records.get(i)[field];
            if (value == null) {
                of[i] = MISSING;
                continue;
            }
            Integer number = numbers.putIfAbsent(value, values.size());
            if (number == null) {
                of[i] = values.size();
                values.add(value);
            } else {
                of[i] = number;
            }
        }
        return new EncodedColumn(of, values);
    }

    /** Returns the number of a record's value, or {@link #MISSING}. */
    int of(int record) {
        return of[record];
    }

    int records() {
        return of.length;
    }

    List<String> values() {
        return values;
    }
}
