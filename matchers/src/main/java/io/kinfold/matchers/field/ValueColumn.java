package io.kinfold.matchers.field;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The values of one field in the rows of a table, each distinct value once: a value is a number from 0 in
 * the order of the first row that has it. Immutable and safe for any thread.
 */
public final class ValueColumn {
    /** Stands for the value of a row that has none. */
    public static final int MISSING = -1;

    private final int[] ids;
    private final String[] values;

    private ValueColumn(int[] ids, String[] values) {
        this.ids = ids;
        this.values = values;
    }

    /**
     * Returns the number of a row's value.
     *
     * @param row from 0
     * @return the number, or {@link #MISSING}
     */
    public int id(int row) {
        return ids[row];
    }

    /**
     * Returns the value of a row.
     *
     * @param row from 0
     * @return the value, or null where it has none
     */
    public @Nullable String at(int row) {
        int id = ids[row];
        return id == MISSING ? null : values[id];
    }

    /**
     * Returns a value.
     *
     * @param id its number, from 0
     * @return the value
     */
    public String value(int id) {
        return values[id];
    }

    /**
     * Returns how many distinct values there are.
     *
     * @return at least 0
     */
    public int distinct() {
        return values.length;
    }

    /**
     * Returns how many rows there are.
     *
     * @return at least 0
     */
    public int rows() {
        return ids.length;
    }

    /**
     * Returns the column whose rows are the distinct values, in the order of their numbers.
     *
     * @return a column without repetition
     */
    public ValueColumn eachOnce() {
        int[] once = new int[values.length];
        Arrays.setAll(once, id -> id);
        return new ValueColumn(once, values);
    }

    /** Returns the column of some rows in another order, its values numbered anew. */
    ValueColumn select(int[] rows) {
        int[] renumbered = new int[values.length];
        int[] ofRows = new int[rows.length];
        String[] kept = new String[Math.min(values.length, rows.length)];
        int distinct = 0;
        for (int i = 0; i < rows.length; i++) {
            int id = ids[rows[i]];
            if (id == MISSING) {
                ofRows[i] = MISSING;
                continue;
            }
            if (renumbered[id] == 0) {
                kept[distinct] = values[id];
                renumbered[id] = ++distinct;
            }
            ofRows[i] = renumbered[id] - 1;
        }
        return new ValueColumn(ofRows, Arrays.copyOf(kept, distinct));
    }

    /** Collects the values of a column, row by row. Not safe for several threads. */
    static final class Builder {
        private final int[] ids;
        private int rows;
        private String[] values = new String[1 << 6];
        private int distinct;
        /** At the place of a value's hash its number counted from 1, 0 where there is none. */
        private int[] places = new int[1 << 8];

        Builder(int rows) {
            this.ids = new int[rows];
        }

        void add(@Nullable String value) {
            ids[rows++] = value == null ? MISSING : number(value);
        }

        private int number(String value) {
            int place = place(value);
            if (places[place] == 0) {
                if (distinct == values.length) {
                    grow();
                    place = place(value);
                }
                values[distinct] = value;
                places[place] = ++distinct;
            }
            return places[place] - 1;
        }

        private int place(String value) {
            int hash = value.hashCode() * 0x9E3779B9;
            int place = (hash ^ (hash >>> 15)) & (places.length - 1);
            while (places[place] != 0 && !values[places[place] - 1].equals(value)) {
                place = (place + 1) & (places.length - 1);
            }
            return place;
        }

        private void grow() {
            values = Arrays.copyOf(values, 4 * values.length);
            places = new int[4 * places.length];
            for (int id = 0; id < distinct; id++) {
                places[place(values[id])] = id + 1;
            }
        }

        ValueColumn build() {
            return new ValueColumn(ids, Arrays.copyOf(values, distinct));
        }
    }
}
