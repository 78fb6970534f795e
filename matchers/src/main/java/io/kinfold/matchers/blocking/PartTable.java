package io.kinfold.matchers.blocking;

import io.kinfold.matchers.field.ValueTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The distinct parts of some rules, so that each is worked out once for a fragment however many rules have it.
 * Safe for any thread once all parts are added.
 */
final class PartTable {
    /** What a value of a field comes to that no rule looks at. */
    private static final Object UNUSED = new Object();

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
    PartNumbers numbers(@Nullable String[] values) {
        PartNumbers numbers = new PartNumbers(parts.size());
        for (int field = 0; field < byField.length; field++) {
            FieldParts ofField = byField[field];
            String value = values[field];
            if (ofField != null && value != null) {
                ofField.numbers(value, numbers);
            }
        }
        return numbers;
    }

    /** Returns what the parts of a field make of its value. */
    Object share(int field, String value) {
        FieldParts ofField = byField[field];
        return ofField == null ? UNUSED : ofField.share(value);
    }

    /** Returns the numbers of what each part made of a fragment's values. */
    PartNumbers numbersOf(@Nullable Object[] shares) {
        PartNumbers numbers = new PartNumbers(parts.size());
        for (int field = 0; field < byField.length; field++) {
            FieldParts ofField = byField[field];
            Object share = shares[field];
            if (ofField != null && share != null) {
                ofField.numbers(share, numbers);
            }
        }
        return numbers;
    }
}
