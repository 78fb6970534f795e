package io.kinfold.segments.column;

/**
 * The values of an attribute by profile row, or of an event's field by event position. Written by one thread
 * under the write lock of the data, read by any under its read lock.
 */
public sealed interface Column permits CodeColumn, LongColumn, DoubleColumn {
    /** Returns whether the row has a value. */
    boolean isSet(int row);

    /** Takes the row's value away. */
    void clear(int row);

    /** Returns a number that every change of a value raises. */
    long version();
}
