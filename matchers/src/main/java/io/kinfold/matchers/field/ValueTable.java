package io.kinfold.matchers.field;

import io.kinfold.fragment.Fragment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The normalized values of many fragments, each distinct value of a field once: 4 bytes for each value of
 * each fragment, beside the texts. Immutable and safe for any thread.
 */
public final class ValueTable {
    private final int rows;
    private final List<ValueColumn> columns;

    private ValueTable(int rows, List<ValueColumn> columns) {
        this.rows = rows;
        this.columns = List.copyOf(columns);
    }

    /**
     * Returns the values of fragments.
     *
     * @param schema the fields
     * @param fragments the fragments, in the order of the rows
     * @return the table
     */
    public static ValueTable of(FieldSchema schema, Collection<Fragment> fragments) {
        List<ValueColumn.Builder> builders = new ArrayList<>();
        for (int i = 0; i < schema.fields().size(); i++) {
            builders.add(new ValueColumn.Builder(schema.fields().get(i), fragments.size()));
        }
        for (Fragment fragment : fragments) {
            for (int i = 0; i < builders.size(); i++) {
                builders.get(i).add(fragment);
            }
        }
        return new ValueTable(
                fragments.size(),
                builders.stream().map(ValueColumn.Builder::build).toList());
    }

    /**
     * Returns the table of one column.
     *
     * @param column the column
     * @return a table of as many rows
     */
    public static ValueTable of(ValueColumn column) {
        return new ValueTable(column.rows(), List.of(column));
    }

    /**
     * Returns how many rows there are.
     *
     * @return at least 0
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns the columns in the order of the fields.
     *
     * @return an immutable list
     */
    public List<ValueColumn> columns() {
        return columns;
    }

    /**
     * Returns the values of a row, as {@link FieldSchema#values} gives them of its fragment.
     *
     * @param row from 0
     * @return a new array
     */
    public @Nullable String[] row(int row) {
        @Nullable String[] values = new @Nullable String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).at(row);
        }
        return values;
    }

    /**
     * Returns some rows in an order of their own.
     *
     * @param of the rows' numbers, from 0
     * @return a table of as many rows
     */
    public ValueTable select(int[] of) {
        return new ValueTable(
                of.length, columns.stream().map(column -> column.select(of)).toList());
    }
}
