package io.kinfold.matchers.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the rows with the smallest hashes of their content: the same rows in whatever order they come,
 * and a fair sample, as the hash knows nothing of what is asked later.
 */
final class RowSample {
    private final int most;
    private final PriorityQueue<Kept> kept = new PriorityQueue<>();

    /**
     * A row.
     *
     * @param hash of its content
     * @param columns the columns
     * @param cells the values, as many as columns
     */
    record Kept(long hash, List<TableProfiler.Column> columns, List<String> cells)
            implements Comparable<Kept> {
        /** The largest hash first, which is the first to go. */
        @Override
        public int compareTo(Kept other) {
            return Long.compareUnsigned(other.hash, hash);
        }
    }

    RowSample(int most) {
        this.most = most;
    }

    /** Returns whether a row of this hash would be kept. */
    boolean wants(long hash) {
        Kept largest = kept.peek();
        return kept.size() < most
                || largest == null
                || Long.compareUnsigned(hash, largest.hash()) < 0;
    }

    void add(Kept row) {
        kept.add(row);
        if (kept.size() > most) {
            kept.poll();
        }
    }

    /** Returns the rows by their hashes. */
    List<Kept> rows() {
        List<Kept> rows = new ArrayList<>(kept);
        rows.sort((a, b) -> Long.compareUnsigned(a.hash(), b.hash()));
        return rows;
    }
}
