package io.kinfold.matchers.blocking;

import io.kinfold.matchers.field.ValueColumn;
import io.kinfold.matchers.field.ValueTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the parts of some rules make of the values of a table, worked out once for each distinct value. Not safe
 * for several threads.
 */
final class PartColumns {
    private final List<Made> columns = new ArrayList<>();
    private final PartNumbers numbers;

    /** What the parts of a field make of each of its values, by the values' numbers. */
    private static final class Made {
        private final ValueColumn column;
        private final FieldParts parts;
        private final FieldParts.Share[] ofValues;

        Made(ValueColumn column, FieldParts parts) {
            this.column = column;
            this.parts = parts;
            this.ofValues = new FieldParts.Share[column.distinct()];
            Arrays.setAll(ofValues, id -> parts.share(column.value(id)));
        }

        void put(int row, PartNumbers into) {
            int id = column.id(row);
            if (id != ValueColumn.MISSING) {
                parts.put(ofValues[id], into);
            }
        }
    }

    /**
     * Makes the numbers.
     *
     * @param byField the parts of each field, null where rules have none
     * @param parts how many there are
     */
    PartColumns(ValueTable table, @Nullable FieldParts[] byField, int parts) {
        this.numbers = new PartNumbers(parts);
        for (int field = 0; field < byField.length; field++) {
            FieldParts ofField = byField[field];
            if (ofField != null) {
                columns.add(new Made(table.columns().get(field), ofField));
            }
        }
    }

    /** Returns the numbers of what each part makes of a row; good until the next call. */
    PartNumbers numbers(int row) {
        numbers.clear();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).put(row, numbers);
        }
        return numbers;
    }
}
