package io.kinfold.segments.column;

import java.util.Arrays;

/** A column of finite binary floating-point numbers. NaN is missing. */
public final class DoubleColumn implements Column {
    private double[] values = new double[0];
    private long version;

    /** Returns the row's value, NaN where it has none or was never set. */
    public double value(int row) {
        return row < values.length ? values[row] : Double.NaN;
    }

    /** Sets the row's value. */
    public void set(int row, double value) {
        if (row >= values.length) {
            int before = values.length;
            values = Arrays.copyOf(values, Math.max(row + 1, before + (before >> 1)));
            Arrays.fill(values, before, values.length, Double.NaN);
        }
        values[row] = value;
        version++;
    }

    /** Returns the values by row; rows beyond the end are missing. Not to be written. */
    public double[] values() {
        return values;
    }

    @Override
    public boolean isSet(int row) {
        return !Double.isNaN(value(row));
    }

    @Override
    public void clear(int row) {
        if (isSet(row)) {
            set(row, Double.NaN);
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
            Arrays.fill(values, before, capacity, Double.NaN);
        }
        version++;
    }

    @Override
    public void reorder(int[] order, int count) {
        double[] moved = new double[count];
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
