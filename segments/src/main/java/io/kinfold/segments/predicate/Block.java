package io.kinfold.segments.predicate;

import io.kinfold.segments.column.RowPredicate;

/**
 * A predicate that also decides blocks of {@value #ROWS} rows, as bits of {@value #WORDS} words.
 * Rows that passed what came before are the bits that are set; a predicate takes away those that do
 * not pass. It either decides all rows of the block at once, which is cheap for each, or those that
 * are set one by one.
 */
public interface Block extends RowPredicate {
    /** How many rows a block has. */
    int ROWS = 4096;

    /** How many words hold a block's bits. */
    int WORDS = ROWS / Long.SIZE;

    /**
     * Takes away the bits of rows that do not satisfy the predicate.
     *
     * @param from the block's first row, a multiple of {@link #ROWS}
     * @param bits the block's words
     * @param count how many bits are set
     * @param scratch for use during the call; of one thread
     */
    void keep(int from, long[] bits, int count, Scratch scratch);

    /** Returns how much a row costs where all of a block are decided, in nanoseconds or so. */
    double cost();
}
