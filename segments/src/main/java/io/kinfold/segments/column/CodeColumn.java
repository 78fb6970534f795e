package io.kinfold.segments.column;

import java.util.Arrays;

/**
 * A column of dictionary codes: bool, text, enum, anniversary and set of texts. A condition on it is decided
 * once for each distinct value, and is then a look-up by code. Code 0 is missing.
 */
public final class CodeColumn implements Column {
    private final Dictionary<?> dictionary;
    private int[] codes = new int[0];
    private long version;

    /** Creates an empty column over a dictionary. */
    public CodeColumn(Dictionary<?> dictionary) {
        this.dictionary = dictionary;
    }

    /** Returns the dictionary of the codes. */
    public Dictionary<?> dictionary() {
        return dictionary;
    }

    /** Returns the row's code, 0 where it has no value or was never set. */
    public int code(int row) {
        return row < codes.length ? codes[row] : 0;
    }

    /** Sets the row's code. */
    public void set(int row, int code) {
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, Math.max(row + 1, codes.length + (codes.length >> 1)));
        }
        codes[row] = code;
        version++;
    }

    @Override
    public boolean isSet(int row) {
        return code(row) != 0;
    }

    @Override
    public void clear(int row) {
        if (isSet(row)) {
            set(row, 0);
        }
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void resize(int capacity) {
        codes = Arrays.copyOf(codes, capacity);
        version++;
    }

    @Override
    public void reorder(int[] order, int count) {
        int[] moved = new int[count];
        for (int i = 0; i < count; i++) {
            moved[i] = codes[order[i]];
        }
        codes = moved;
        version++;
    }

    @Override
    public long heapBytes() {
        return 4L * codes.length;
    }
}
