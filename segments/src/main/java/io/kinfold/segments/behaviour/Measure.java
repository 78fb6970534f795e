package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** What a function makes of a row's events; one subclass for each kind of function and column. */
abstract class Measure implements EventValue {
    final Scan scan;
    final @Nullable Column column;

    /**
     * Creates a measure.
     *
     * @param column the field without which an event does not count; null where any does
     */
    Measure(Scan scan, @Nullable Column column) {
        this.scan = scan;
        this.column = column;
    }

    final boolean counts(int position) {
        return scan.accepts(position) && (column == null || column.isSet(position));
    }

    /** Returns whether at least one event counts. */
    final boolean any(int row) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        long[] at = scan.table.at();
        for (int i = scan.begin(row, order, end); i < end; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from) {
                return false;
            }
            if (counts(position)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the positions of the events that count, newest first. */
    final int[] positions(int row) {
        return Arrays.stream(scan.positions(row)).filter(this::counts).toArray();
    }
}
