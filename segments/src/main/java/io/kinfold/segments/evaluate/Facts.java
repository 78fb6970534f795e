package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.RowPredicate;

/**
 * Which leaves hold for one row. Those on attributes are decided at once, since then the look-ups
 * in different columns wait for memory together; each of the others when it is first asked for.
 */
final class Facts {
    private final RowPredicate[] leaves;
    private final int row;
    private final long[] decided;
    private final long[] holds;

    /**
     * Decides the leaves on attributes.
     *
     * @param attributes decide them
     * @param leaves the others, by number, after as many places as there are leaves on attributes
     */
    Facts(Decider[] attributes, RowPredicate[] leaves, int row) {
        this.leaves = leaves;
        this.row = row;
        decided = new long[(leaves.length + 63) >> 6];
        holds = new long[decided.length];
        for (Decider attribute : attributes) {
            attribute.decide(row, holds);
        }
    }

    /** Returns which of 64 leaves hold, of those that were decided at once. */
    long word(int word) {
        return holds[word];
    }

    /** Returns whether one of the other leaves holds. */
    boolean holds(int leaf) {
        int word = leaf >> 6;
        long bit = 1L << leaf;
        if ((decided[word] & bit) == 0) {
            decided[word] |= bit;
            holds[word] |= leaves[leaf].test(row) ? bit : 0;
        }
        return (holds[word] & bit) != 0;
    }
}
