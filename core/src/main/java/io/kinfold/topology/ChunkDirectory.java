package io.kinfold.topology;

import io.kinfold.snapshot.SnapshotException;

/**
 * The shape that all chunked arrays of this package share: a directory of arrays, each of a power of two cells.
 *
 * <p>The directory has one entry for each <em>step</em> of 2<sup>{@code stepBits}</sup> cells. A chunk longer than
 * a step fills several entries with the same array, so that {@code chunk[index & (chunk.length - 1)]} finds the cell
 * whatever the length of the chunk, without a branch. Chunks double from one step up to a largest length: a small
 * graph costs a few KiB, a large one has few chunks, and nothing is ever copied but the directory itself.
 *
 * <p>The largest chunks take 64 KiB: G1 gives each array of half a region or more regions of its own, and puts only three
 * arrays of a little over 256 KiB into a region of 1 MiB, of which a heap of 2 GiB is made.
 */
final class ChunkDirectory {
    private ChunkDirectory() {}

    /**
     * Returns the length in cells of the chunk to make at directory entry {@code entry}: as long as everything
     * before it, so that it starts at a multiple of its own length, and at most {@code 1 << maxBits}.
     */
    static int chunkLength(int entry, int stepBits, int maxBits) {
        long soFar = (long) Integer.highestOneBit(Math.max(entry, 1)) << stepBits;
        return (int) Math.min(soFar, 1L << maxBits);
    }

    /** Checks that a chunk of a snapshot lies where one may. */
    static void check(long from, int length, int stepBits) {
        SnapshotException.check(
                Integer.bitCount(length) == 1
                        && length >= 1 << stepBits
                        && from % length == 0
                        && from + length <= Integer.MAX_VALUE,
                "a chunk lies where none may");
    }

    /** Returns a length for a directory that must hold {@code needed} entries and now holds fewer. */
    static int grown(int needed) {
        return Math.max(4, needed + (needed >> 1));
    }
}
