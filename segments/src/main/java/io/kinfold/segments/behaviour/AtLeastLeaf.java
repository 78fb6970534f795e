package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.predicate.Scratch;

/**
 * At least so many events, or fewer, where every event counts: since the newest come first, one look at the event
 * with that number decides.
 */
final class AtLeastLeaf extends EventLeaf {
    private static final double COST = 5;
    private final Scan scan;
    private final CountMeasure counts;
    private final int least;
    private final boolean fewer;
    // Whether no event is too late, so that the first of a row is the first that counts.
    private final boolean open;

    /**
     * Creates a leaf.
     *
     * @param least how many, at least one
     * @param fewer whether there must be fewer than that
     */
    AtLeastLeaf(Scan scan, int least, boolean fewer) {
        this.scan = scan;
        this.counts = new CountMeasure(scan, null);
        this.least = least;
        this.fewer = fewer;
        this.open = scan.to == Long.MAX_VALUE;
    }

    @Override
    public boolean test(int row) {
        return test(row, scan.table, scan.table.at());
    }

    private boolean test(int row, EventTable table, long[] at) {
        if (!open || table.isScattered(row)) {
            return searched(row, at) != fewer;
        }
        int decisive = table.start(row) + least - 1;
        return (decisive < table.end(row) && at[decisive] >= scan.from) != fewer;
    }

    private boolean searched(int row, long[] at) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        int decisive = scan.begin(row, order, end) + least - 1;
        return decisive < end && at[order == null ? decisive : order[decisive]] >= scan.from;
    }

    @Override
    public int refine(int[] rows, int n) {
        EventTable table = scan.table;
        long[] at = table.at();
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += test(row, table, at) ? 1 : 0;
        }
        return kept;
    }

    @Override
    public void keep(int from, long[] bits, int count, Scratch scratch) {
        EventTable table = scan.table;
        long[] at = table.at();
        for (int word = 0; word < WORDS; word++) {
            long rest = bits[word];
            long kept = rest;
            for (; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                kept ^= test(from + (word << 6) + bit, table, at) ? 0 : 1L << bit;
            }
            bits[word] = kept;
        }
    }

    @Override
    public double cost() {
        return COST;
    }

    @Override
    public EventExplanation explain(int row) {
        long count = counts.measure(row, Long.MAX_VALUE);
        long distance = test(row) ? 0 : fewer ? least - 1 - count : least - count;
        return explanation(scan, counts.positions(row), count, distance);
    }
}
