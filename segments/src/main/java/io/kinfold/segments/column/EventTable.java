package io.kinfold.segments.column;

import org.jspecify.annotations.Nullable;

/**
 * The events of one kind. Each has a position; the positions of a profile's events are either a range or, where
 * they came or moved since the table was last put in order, an array; both with the newest first and, of
 * one instant, in any order. Events that belong to nobody have a position and no row.
 */
public interface EventTable {
    /** Returns the instants of the events by position, as epoch milliseconds. Not to be written. */
    long[] at();

    /** Returns whether the row's positions are the array {@link #scattered} rather than a range. */
    boolean isScattered(int row);

    /** Returns the first position of a row that is not scattered. */
    int start(int row);

    /** Returns one more than the last position of a row that is not scattered. */
    int end(int row);

    /** Returns the positions of a scattered row. Not to be written. */
    int[] scattered(int row);

    /** Returns a field's column, by position; null where the event has no such field. */
    @Nullable
    Column field(String name);

    /** Returns how many positions there are, events of nobody among them. */
    int size();

    /** Returns the instant of the latest event, as epoch milliseconds; Long.MIN_VALUE where there is none. */
    long latest();

    /** Returns a number that every change of events, or of whom they belong to, raises. */
    long version();
}
