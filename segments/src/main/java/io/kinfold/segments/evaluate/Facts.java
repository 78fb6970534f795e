package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.RowPredicate;

/** Which leaves hold for one row, each decided when it is first asked for. */
final class Facts {
    private final RowPredicate[] leaves;
    private final int row;
    private final long[] decided;
    private final long[] holds;

    Facts(RowPredicate[] leaves, int row) {
        this.leaves = leaves;
        this.row = row;
        decided = new long[(leaves.length + 63) >> 6];
        holds = new long[decided.length];
    }

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
