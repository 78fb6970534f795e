package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.schema.ValueType;

import java.math.BigDecimal;

/** The mean of whole numbers or decimals: the exact sum as the nearest double, divided by the count. */
final class MeanMeasure extends DoubleMeasure {
    // Up to here a long is a double exactly, and so is every power of ten that a scale may have:
    // their quotient is
    // the double nearest to the decimal.
    private static final long EXACT = 1L << 53;
    private final LongColumn values;
    private final SumMeasure sums;
    private final int scale;
    private final double unit;

    MeanMeasure(Scan scan, LongColumn values, ValueType type) {
        super(scan, values);
        this.values = values;
        this.sums = new SumMeasure(scan, values, type);
        this.scale = type instanceof ValueType.Decimal decimal ? decimal.scale() : 0;
        this.unit = BigDecimal.ONE.movePointRight(scale).doubleValue();
    }

    @Override
    double measure(int row) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        long[] at = scan.table.at();
        long sum = 0;
        long count = 0;
        boolean exact = true;
        for (int i = scan.begin(row, order, end); i < end; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from) {
                break;
            }
            long value = values.value(position);
            if (value != LongColumn.MISSING && scan.accepts(position)) {
                sum += value;
                count++;
                exact &= Math.abs(value) <= EXACT && Math.abs(sum) <= EXACT;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        return (exact ? sum / unit : new BigDecimal(sums.exact(row), scale).doubleValue()) / count;
    }
}
