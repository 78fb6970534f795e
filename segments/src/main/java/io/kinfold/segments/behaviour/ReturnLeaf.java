package io.kinfold.segments.behaviour;

import io.kinfold.segments.behaviour.EventExplanation.Counted;
import io.kinfold.segments.time.InstantRange;
import io.kinfold.segments.time.Span;

import java.util.Arrays;
import java.util.List;

/** An event came after a gap. */
final class ReturnLeaf extends EventLeaf {
    private final Scan scan;
    private final long from;
    private final Span gap;
    private final Reach reach;

    /**
     * Creates a leaf.
     *
     * @param scan the events up to the end of the window
     * @param from the first instant of the window
     */
    ReturnLeaf(Scan scan, long from, Span gap, Reach reach) {
        this.scan = scan;
        this.from = from;
        this.gap = gap;
        this.reach = reach;
    }

    @Override
    public boolean test(int row) {
        return back(row) >= 0;
    }

    /** Returns the position of the newest event that came after a gap, -1 where there is none. */
    private int back(int row) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        long[] at = scan.table.at();
        int later = -1;
        for (int i = scan.begin(row, order, end); i < end; i++) {
            int position = order == null ? i : order[i];
            if (later < 0 && at[position] < from) {
                return -1;
            }
            if (!scan.accepts(position)) {
                continue;
            }
            if (later >= 0 && reach.isBeyond(gap, at[position], at[later])) {
                return later;
            }
            if (at[position] < from) {
                return -1;
            }
            later = position;
        }
        return -1;
    }

    @Override
    public EventExplanation explain(int row) {
        int[] positions = Arrays.stream(scan.positions(row))
                .filter(position -> scan.table.at()[position] >= from)
                .toArray();
        EventExplanation plain = explanation(scan, positions, (long) positions.length, null);
        int back = back(row);
        return new EventExplanation(
                plain.value(),
                plain.counted(),
                back < 0 ? plain.sample() : List.of(new Counted(scan.event, back)),
                new InstantRange(from, scan.to),
                null);
    }
}
