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

    /** The least value that {@link #narrow()} holds. With it, no difference of two such values overflows. */
    public static final int NARROW_LEAST = -(1 << 30);

    /** The greatest value that {@link #narrow()} holds. */
    public static final int NARROW_GREATEST = (1 << 30) - 1;

    /** What {@link #narrow()} holds where there is no value. */
    public static final int NARROW_MISSING = Integer.MIN_VALUE;

    // One of them is in use, the other empty: narrow until a value comes that it cannot hold.
    private int[] narrow = new int[0];
    private long[] wide = new long[0];
    private boolean isNarrow = true;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;
    private long version;

    /** Returns the row's value, {@link #MISSING} where it has none or was never set. */
    public long value(int row) {
        if (isNarrow) {
            int value = row < narrow.length ? narrow[row] : NARROW_MISSING;
            return value == NARROW_MISSING ? MISSING : value;
        }
        return row < wide.length ? wide[row] : MISSING;
    }

    /** Sets the row's value. */
    public void set(int row, long value) {
        if (value != MISSING) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            if (isNarrow && (value < NARROW_LEAST || value > NARROW_GREATEST)) {
                widen();
            }
        }
        if (isNarrow) {
            setNarrow(row, value == MISSING ? NARROW_MISSING : (int) value);
        } else {
            setWide(row, value);
        }
        version++;
    }

    /** Returns whether the values are stored in {@link #narrow()}; a later write may change that. */
    public boolean isNarrow() {
        return isNarrow;
    }

    /** Returns the values by row, if they are narrow; rows beyond the end are missing. Not to be written. */
    public int[] narrow() {
        return narrow;
    }

    /** Returns the values by row, unless they are narrow; rows beyond the end are missing. Not to be written. */
    public long[] wide() {
        return wide;
    }

    /** Returns a number that no value ever was less than; Long.MAX_VALUE where there never was one. */
    public long least() {
        return least;
    }

    /** Returns a number that no value ever was greater than; Long.MIN_VALUE where there never was one. */
    public long greatest() {
        return greatest;
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

    private void setNarrow(int row, int value) {
        if (row >= narrow.length) {
            int before = narrow.length;
            narrow = Arrays.copyOf(narrow, Math.max(row + 1, before + (before >> 1)));
            Arrays.fill(narrow, before, narrow.length, NARROW_MISSING);
        }
        narrow[row] = value;
    }

    private void setWide(int row, long value) {
        if (row >= wide.length) {
            int before = wide.length;
            wide = Arrays.copyOf(wide, Math.max(row + 1, before + (before >> 1)));
            Arrays.fill(wide, before, wide.length, MISSING);
        }
        wide[row] = value;
    }

    private void widen() {
        long[] values = new long[narrow.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = value(row);
        }
        wide = values;
        narrow = new int[0];
        isNarrow = false;
    }

    @Override
    public void resize(int capacity) {
        if (isNarrow) {
            int before = narrow.length;
            narrow = Arrays.copyOf(narrow, capacity);
            Arrays.fill(narrow, Math.min(before, capacity), capacity, NARROW_MISSING);
        } else {
            int before = wide.length;
            wide = Arrays.copyOf(wide, capacity);
            Arrays.fill(wide, Math.min(before, capacity), capacity, MISSING);
        }
        version++;
    }

    @Override
    public void reorder(int[] order, int count) {
        int[] movedNarrow = new int[isNarrow ? count : 0];
        for (int i = 0; i < movedNarrow.length; i++) {
            movedNarrow[i] = narrow[order[i]];
        }
        long[] movedWide = new long[isNarrow ? 0 : count];
        for (int i = 0; i < movedWide.length; i++) {
            movedWide[i] = wide[order[i]];
        }
        narrow = movedNarrow;
        wide = movedWide;
        version++;
    }

    @Override
    public long heapBytes() {
        return 4L * narrow.length + 8L * wide.length;
    }
}
