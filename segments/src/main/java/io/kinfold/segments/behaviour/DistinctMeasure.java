package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.DoubleColumn;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.schema.ValueType;

/** How many different values a field has. */
final class DistinctMeasure extends LongMeasure {
    private final Column values;

    DistinctMeasure(Scan scan, Column values) {
        super(scan, values, ValueType.integer());
        this.values = values;
    }

    @Override
    long measure(int row, long enough) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        long[] at = scan.table.at();
        long count = 0;
        long first = 0;
        LongSet seen = null;
        for (int i = scan.begin(row, order, end); i < end && count < enough; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from) {
                break;
            }
            if (!counts(position)) {
                continue;
            }
            long value = stored(position);
            if (count == 0) {
                first = value;
                count = 1;
            } else if (value != first) {
                // Most rows have one value only and need no set.
                seen = seen == null ? new LongSet() : seen;
                count += seen.add(value) ? 1 : 0;
            }
        }
        return count;
    }

    private long stored(int position) {
        if (values instanceof CodeColumn codes) {
            return codes.code(position);
        }
        return values instanceof LongColumn longs
                ? longs.value(position)
                : Ranking.of(((DoubleColumn) values).value(position));
    }
}
