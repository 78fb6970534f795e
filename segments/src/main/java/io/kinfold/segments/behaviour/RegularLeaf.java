package io.kinfold.segments.behaviour;

import java.util.Arrays;

/** So many periods have at least so many events. */
final class RegularLeaf extends EventLeaf {
    private final Scan scan;
    // The last instants of the periods, newest first, and of the one before them all.
    private final long[] ends;
    private final int times;
    private final int periods;

    RegularLeaf(Scan scan, long[] ends, int times, int periods) {
        this.scan = scan;
        this.ends = ends;
        this.times = times;
        this.periods = periods;
    }

    @Override
    public boolean test(int row) {
        int all = ends.length - 1;
        return (times == 0 ? all : full(row, periods)) >= periods;
    }

    /** Returns how many periods have enough events, and stops at so many. */
    private int full(int row, int enough) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        long[] at = scan.table.at();
        int period = 0;
        int inPeriod = 0;
        int full = 0;
        for (int i = scan.begin(row, order, end); i < end && full < enough; i++) {
            int position = order == null ? i : order[i];
            while (period < ends.length - 1 && at[position] <= ends[period + 1]) {
                period++;
                inPeriod = 0;
            }
            if (period == ends.length - 1) {
                break;
            }
            if (scan.accepts(position) && ++inPeriod == times) {
                full++;
            }
        }
        return full;
    }

    @Override
    public EventExplanation explain(int row) {
        long full = times == 0 ? ends.length - 1 : full(row, Integer.MAX_VALUE);
        int[] positions = Arrays.stream(scan.positions(row))
                .filter(position -> scan.table.at()[position] > ends[ends.length - 1])
                .toArray();
        return explanation(scan, positions, full, Math.max(0, periods - full));
    }
}
