package io.kinfold.segments.column;

import java.util.Arrays;

/**
 * A column of whole numbers: int, the unscaled value of decimal, the epoch day of date, the epoch millisecond of
 * datetime. Values lie within {@link #LEAST} and {@link #GREATEST}; missing is stored as a value outside, so that
 * a range test whose bounds lie within never finds it.
 */
public final class LongColumn implements Column {
    /** The least value. */
    public static final long LEAST = -(1L << 62);

    /** The greatest value. */
    public static final long GREATEST = 1L << 62;

    /** What is stored where there is no value. */
    public static final long MISSING = Long.MIN_VALUE;

    private long[] values = new long[0];
    private long version;

    /** Returns the row's value, {@link #MISSING} where it has none or was never set. */
    public long value(int row) {
        return row < values.length ? values[row] : MISSING;
    }

    /** Sets the row's value. */
    public void set(int row, long value) {
        if (row >= values.length) {
            int before = values.length;
            values = Arrays.copyOf(values, Math.max(row + 1, before + (before >> 1)));
            Arrays.fill(values, before, values.length, MISSING);
        }
        values[row] = value;
        version++;
    }

    @Override
    public boolean isSet(int row) {
        return value(row) != MISSING;
    }

    @Override
    public void clear(int row) {
        if (isSet(row)) {
            set(row, MISSING);
        }
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void resize(int capacity) {
        int before = values.length;
        values = Arrays.copyOf(values, capacity);
        if (capacity > before) {
            Arrays.fill(values, before, capacity, MISSING);
        }
        version++;
    }

    @Override
    public void reorder(int[] order, int count) {
        long[] moved = new long[count];
        for (int i = 0; i < count; i++) {
            moved[i] = values[order[i]];
        }
        values = moved;
        version++;
    }

    @Override
    public long heapBytes() {
        return 8L * values.length;
    }
}
