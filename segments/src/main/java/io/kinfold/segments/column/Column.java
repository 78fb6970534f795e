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

    /** Makes room for exactly so many rows; rows beyond are lost, new ones have no value. */
    void resize(int capacity);

    /** Puts the rows in another order: row i becomes what row {@code order[i]} is, for the first count rows; others are lost. */
    void reorder(int[] order, int count);

    /** Returns the heap that the values take, in bytes; a dictionary is not counted. */
    long heapBytes();
}
