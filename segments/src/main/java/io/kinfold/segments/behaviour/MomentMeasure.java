package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

/** The instant of the first or of the last event. */
final class MomentMeasure extends LongMeasure {
    private final boolean last;

    MomentMeasure(Scan scan, boolean last) {
        super(scan, null, ValueType.dateTime());
        this.last = last;
    }

    @Override
    long measure(int row, long enough) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        int begin = scan.begin(row, order, end);
        return last ? last(order, begin, end) : first(order, begin, end);
    }

    private long last(int @Nullable [] order, int begin, int end) {
        long[] at = scan.table.at();
        for (int i = begin; i < end; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from) {
                break;
            }
            if (scan.accepts(position)) {
                return at[position];
            }
        }
        return LongColumn.MISSING;
    }

    private long first(int @Nullable [] order, int begin, int end) {
        long[] at = scan.table.at();
        for (int i = scan.stop(order, begin, end) - 1; i >= begin; i--) {
            int position = order == null ? i : order[i];
            if (scan.accepts(position)) {
                return at[position];
            }
        }
        return LongColumn.MISSING;
    }
}
