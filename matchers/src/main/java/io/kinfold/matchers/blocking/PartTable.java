package io.kinfold.matchers.blocking;

import io.kinfold.matchers.field.ValueTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct parts of some rules, so that each is worked out once for a fragment however many rules have it.
 * Safe for any thread once all parts are added.
 */
final class PartTable {
    private static final long[] NONE = {};

    private final List<String> names;
    private final List<BlockingPart> parts = new ArrayList<>();
    private final @Nullable FieldParts[] byField;

    PartTable(List<String> names) {
        this.names = names;
        this.byField = new @Nullable FieldParts[names.size()];
    }

    /** Returns the place of a part, adding it. */
    int add(BlockingPart part) {
        int known = parts.indexOf(part);
        if (known >= 0) {
            return known;
        }
        int field = names.indexOf(part.field());
        FieldParts ofField = byField[field];
        if (ofField == null) {
            ofField = new FieldParts();
            byField[field] = ofField;
        }
        ofField.add(parts.size(), part);
        parts.add(part);
        return parts.size() - 1;
    }

    /** Returns what a part makes of a fragment's values. */
    Values values(int part, @Nullable String[] values) {
        BlockingPart it = parts.get(part);
        return Values.of(it, values[names.indexOf(it.field())]);
    }

    /** Returns the numbers of what each part makes of the values of a table. */
    PartColumns columns(ValueTable table) {
        return new PartColumns(table, byField, parts.size());
    }

    /** Returns the numbers of what each part makes of a fragment's values. */
    long[][] numbers(@Nullable String[] values) {
        long[][] numbers = new long[parts.size()][];
        Arrays.fill(numbers, NONE);
        for (int field = 0; field < byField.length; field++) {
            FieldParts ofField = byField[field];
            String value = values[field];
            if (ofField != null && value != null) {
                ofField.numbers(value, numbers);
            }
        }
        return numbers;
    }
}
