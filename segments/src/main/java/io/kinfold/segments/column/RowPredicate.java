package io.kinfold.segments.column;

/**
 * A condition that is bound to columns, over profile rows or over event positions. Stateless: safe for any
 * thread that holds the data's read lock.
 */
@FunctionalInterface
public interface RowPredicate {
    /** Returns whether the row satisfies it. */
    boolean test(int row);

    /**
     * Keeps those of the first n rows that satisfy it, in their order.
     *
     * @return how many were kept; they are at the beginning of the array
     */
    default int refine(int[] rows, int n) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += test(row) ? 1 : 0;
        }
        return kept;
    }
}
