package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

/** How many events there are or, with a field, how many that have it. */
final class CountMeasure extends LongMeasure {
    CountMeasure(Scan scan, @Nullable Column column) {
        super(scan, column, ValueType.integer());
    }

    @Override
    long measure(int row, long enough) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        int begin = scan.begin(row, order, end);
        if (column == null && scan.where == null && enough > 1) {
            return (long) scan.stop(order, begin, end) - begin;
        }
        long[] at = scan.table.at();
        long count = 0;
        for (int i = begin; i < end && count < enough; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from) {
                return count;
            }
            count += counts(position) ? 1 : 0;
        }
        return count;
    }
}
