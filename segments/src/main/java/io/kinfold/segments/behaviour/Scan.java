package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.time.InstantRange;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The events of an {@link EventSet}, bound to their table. An index runs over the events of one row, newest
 * first, and means a position in the table, directly or through the array of a scattered row.
 */
final class Scan {
    final String event;
    final EventTable table;
    final @Nullable RowPredicate where;
    final long from;
    final long to;

    Scan(String event, EventTable table, @Nullable RowPredicate where, InstantRange range) {
        this.event = event;
        this.table = table;
        this.where = where;
        this.from = range.from();
        this.to = range.to();
    }

    /** Returns the positions of a scattered row; null where the index is the position. */
    int @Nullable [] order(int row) {
        return table.isScattered(row) ? table.scattered(row) : null;
    }

    /** Returns the row's first index whose event is not too late, the end where there is none. */
    int begin(int row, int @Nullable [] order, int end) {
        int first = order == null ? table.start(row) : 0;
        long[] at = table.at();
        if (first == end || at[order == null ? first : order[first]] <= to) {
            return first;
        }
        return to == Long.MAX_VALUE ? first : firstBelow(order, first, end, to + 1);
    }

    /** Returns one more than the row's last index, of whatever time. */
    int end(int row, int @Nullable [] order) {
        return order == null ? table.end(row) : order.length;
    }

    /** Returns one more than the last index whose event is not too early. */
    int stop(int @Nullable [] order, int begin, int end) {
        long[] at = table.at();
        if (begin == end || at[order == null ? end - 1 : order[end - 1]] >= from) {
            return end;
        }
        return firstBelow(order, begin, end, from);
    }

    boolean accepts(int position) {
        return where == null || where.test(position);
    }

    /** Returns the positions of all events of the row that count, newest first. */
    int[] positions(int row) {
        int[] order = order(row);
        int end = end(row, order);
        int[] found = new int[8];
        int n = 0;
        int begin = begin(row, order, end);
        for (int i = begin; i < stop(order, begin, end); i++) {
            int position = order == null ? i : order[i];
            if (accepts(position)) {
                found = n < found.length ? found : Arrays.copyOf(found, 2 * n);
                found[n++] = position;
            }
        }
        return Arrays.copyOf(found, n);
    }

    // The instants descend, so that those before the bound are at the end.
    private int firstBelow(int @Nullable [] order, int begin, int end, long bound) {
        long[] at = table.at();
        int low = begin;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[order == null ? middle : order[middle]] < bound) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
