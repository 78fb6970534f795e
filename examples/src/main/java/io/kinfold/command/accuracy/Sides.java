package io.kinfold.command.accuracy;

import io.kinfold.command.table.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * A table of which each row holds two records.
 *
 * @param columns the columns of a record; empty for all that a table shows
 * @param shared columns that hold for both records
 * @param column the table's column of a side (left or right) and a column of the record
 * @param label the column that says whether both are one customer
 */
record Sides(
        List<String> columns, Set<String> shared, BinaryOperator<String> column, String label) {
    private static final String LEFT = "left";
    private static final String RIGHT = "right";

    /** The side is a prefix: a_ and b_. */
    static Sides ofPrefixes(String label) {
        return new Sides(
                List.of(),
                Set.of(),
                (side, name) -> (side.equals(LEFT) ? "a_" : "b_") + name,
                label);
    }

    /** The side is a suffix, 1 and 2, except for columns that both records share. */
    static Sides ofSuffixes(List<String> columns, Set<String> shared, String label) {
        return new Sides(
                columns, shared, (side, name) -> name + (side.equals(LEFT) ? "1" : "2"), label);
    }

    /** Returns the columns of a record: those given, or those that the table shows. */
    List<String> names(Set<String> table) {
        if (!columns.isEmpty()) {
            return columns;
        }
        String prefix = column.apply(LEFT, "");
        return table.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    /** Returns the cells of one side, its key first. */
    List<String> record(Row row, boolean left, List<String> names) {
        List<String> cells = new ArrayList<>();
        cells.add(key(row, left));
        for (String name : names) {
            cells.add(row.value(
                    shared.contains(name) ? name : column.apply(left ? LEFT : RIGHT, name)));
        }
        return cells;
    }

    /** Returns the key of one side. */
    static String key(Row row, boolean left) {
        return row.line() + (left ? "-left" : "-right");
    }
}
