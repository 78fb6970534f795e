package io.kinfold.matchers.field;

import io.kinfold.fragment.Fragment;

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

    /** Collects the values of a field, row by row. Not safe for several threads. */
    static final class Builder {
        private final Field field;
        private final int[] ids;
        private int rows;
        private final Texts values = new Texts();

        /** The texts as recorded, and what number the value has that is made of each. */
        private final Texts recorded = new Texts();

        private int[] ofRecorded = new int[1 << 6];

        Builder(Field field, int rows) {
            this.field = field;
            this.ids = new int[rows];
        }

        void add(Fragment fragment) {
            ids[rows++] = field.isOfOneText()
                    ? numberOf(field.text(fragment))
                    : number(field.value(fragment));
        }

        private int numberOf(String text) {
            int known = recorded.size();
            int place = recorded.number(text);
            if (place == known) {
                if (place == ofRecorded.length) {
                    ofRecorded = Arrays.copyOf(ofRecorded, 4 * place);
                }
                ofRecorded[place] = number(field.ofText(text));
            }
            return ofRecorded[place];
        }

        private int number(@Nullable String value) {
            return value == null ? MISSING : values.number(value);
        }

        ValueColumn build() {
            return new ValueColumn(ids, values.all());
        }
    }

    /** Distinct texts, each with a number from 0. */
    private static final class Texts {
        private String[] texts = new String[1 << 6];
        private int size;
        /** At the place of a text's hash its number counted from 1, 0 where there is none. */
        private int[] places = new int[1 << 8];

        int size() {
            return size;
        }

        /** Returns the number of a text, which it gets if it has none. */
        int number(String text) {
            int place = place(text);
            if (places[place] == 0) {
                if (size == texts.length) {
                    grow();
                    place = place(text);
                }
                texts[size] = text;
                places[place] = ++size;
            }
            return places[place] - 1;
        }

        private int place(String text) {
            int hash = text.hashCode() * 0x9E3779B9;
            int place = (hash ^ (hash >>> 15)) & (places.length - 1);
            while (places[place] != 0 && !texts[places[place] - 1].equals(text)) {
                place = (place + 1) & (places.length - 1);
            }
            return place;
        }

        private void grow() {
            texts = Arrays.copyOf(texts, 4 * size);
            places = new int[4 * places.length];
            for (int i = 0; i < size; i++) {
                places[place(texts[i])] = i + 1;
            }
        }

        String[] all() {
            return Arrays.copyOf(texts, size);
        }
    }
}
