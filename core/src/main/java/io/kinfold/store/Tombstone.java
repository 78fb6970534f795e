package io.kinfold.store;

/**
 * What stays of an erased fragment: a keyed hash of its id, which tells a late replay of the same
 * fragment and nothing else. Immutable and safe for any thread.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Tombstone(long high, long low) {}
