package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Range;

import java.util.List;

/** Which whole numbers a condition accepts, as arrays. {@link LongColumn#MISSING} lies in no range. */
final class Accepted {
    private final long[] lows;
    private final long[] highs;
    private final boolean complement;

    private Accepted(List<Range> ranges, boolean complement) {
        this.lows = ranges.stream().mapToLong(Range::low).toArray();
        this.highs = ranges.stream().mapToLong(Range::high).toArray();
        this.complement = complement;
    }

    /** Returns the numbers of a condition on whole numbers, or of a complement of one. */
    static Accepted of(ColumnCondition condition) {
        boolean complement = false;
        ColumnCondition inner = condition;
        while (inner instanceof ColumnCondition.Complement outer) {
            complement = !complement;
            inner = outer.of();
        }
        return new Accepted(((ColumnCondition.Longs) inner).ranges(), complement);
    }

    boolean test(long value) {
        // The last range that does not begin above the value.
        int low = 0;
        int high = lows.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lows[middle] <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean within = low <= high && value >= lows[low] && value <= highs[low];
        return within != complement;
    }

    /** Returns the least number from which on all are accepted, or none is. */
    long settled() {
        int last = lows.length - 1;
        if (last < 0) {
            return LongColumn.LEAST;
        }
        return highs[last] >= LongColumn.GREATEST ? lows[last] : highs[last] + 1;
    }

    /**
     * Returns how much is missing to the nearest accepted number: positive to be added, negative to be taken
     * away, 0 where it is accepted, {@link Long#MAX_VALUE} where nothing else would be.
     */
    long distance(long value) {
        if (test(value)) {
            return 0;
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < lows.length; i++) {
            if (lows[i] > LongColumn.LEAST) {
                best = nearer(best, (complement ? lows[i] - 1 : lows[i]) - value);
            }
            if (highs[i] < LongColumn.GREATEST) {
                best = nearer(best, (complement ? highs[i] + 1 : highs[i]) - value);
            }
        }
        return best;
    }

    private static long nearer(long one, long other) {
        return Math.abs(other) < Math.abs(one) ? other : one;
    }
}
