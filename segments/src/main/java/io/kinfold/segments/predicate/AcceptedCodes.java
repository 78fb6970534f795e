package io.kinfold.segments.predicate;

import io.kinfold.segments.column.Dictionary;

import java.util.ArrayList;
import java.util.List;

/**
 * Which codes of a dictionary a condition accepts; of the codes that it had, which never change.
 */
final class AcceptedCodes {
    /** More ranges than that are looked up in the table. */
    private static final int FEW = 4;

    /** 1 for each accepted code, else 0. */
    final byte[] table;

    private final List<Range> ranges;

    private AcceptedCodes(byte[] table) {
        this.table = table;
        this.ranges = ranges(table);
    }

    /** Decides every value of a dictionary, or only looks up those that are named. */
    static AcceptedCodes of(Dictionary<?> dictionary, ColumnCondition.OfCode condition) {
        byte[] table = new byte[dictionary.size()];
        if (condition instanceof ColumnCondition.OneOf oneOf) {
            for (Object value : oneOf.values()) {
                table[code(dictionary, value)] = 1;
            }
            table[0] = 0;
        } else {
            for (int code = 1; code < table.length; code++) {
                table[code] = (byte) (condition.accepts(dictionary.value(code)) ? 1 : 0);
            }
        }
        return new AcceptedCodes(table);
    }

    @SuppressWarnings("unchecked")
    private static int code(Dictionary<?> dictionary, Object value) {
        return ((Dictionary<Object>) dictionary).code(value);
    }

    /**
     * Returns the accepted codes as few ranges; empty where none is accepted or where it takes
     * many.
     */
    List<Range> ranges() {
        return ranges.size() > FEW ? List.of() : ranges;
    }

    boolean isNothing() {
        return ranges.isEmpty();
    }

    private static List<Range> ranges(byte[] table) {
        List<Range> ranges = new ArrayList<>();
        for (int code = 1; code < table.length && ranges.size() <= FEW; code++) {
            int first = code;
            while (code < table.length && table[code] == 1) {
                code++;
            }
            if (code > first) {
                ranges.add(new Range(first, code - 1));
            }
        }
        return ranges;
    }
}
