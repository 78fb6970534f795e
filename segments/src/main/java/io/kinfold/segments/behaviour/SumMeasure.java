package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.schema.ValueType;

import java.math.BigInteger;

/** The exact sum of whole numbers or decimals; beyond what a column can hold it counts as that bound. */
final class SumMeasure extends LongMeasure {
    private static final BigInteger GREATEST = BigInteger.valueOf(LongColumn.GREATEST);
    private final LongColumn values;

    SumMeasure(Scan scan, LongColumn values, ValueType type) {
        super(scan, values, type);
        this.values = values;
    }

    @Override
    long measure(int row, long enough) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        long[] at = scan.table.at();
        // Only where nothing can be taken away again may the sum end early.
        long most = values.least() >= 0 ? enough : Long.MAX_VALUE;
        long sum = 0;
        for (int i = scan.begin(row, order, end); i < end && sum < most; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from) {
                break;
            }
            long value = values.value(position);
            if (value == LongColumn.MISSING || !scan.accepts(position)) {
                continue;
            }
            long more = sum + value;
            if (((sum ^ more) & (value ^ more)) < 0) {
                return exact(row).min(GREATEST).max(GREATEST.negate()).longValue();
            }
            sum = more;
        }
        return Math.max(LongColumn.LEAST, Math.min(LongColumn.GREATEST, sum));
    }

    /** Returns the sum beyond 64 bits too. */
    BigInteger exact(int row) {
        BigInteger sum = BigInteger.ZERO;
        for (int position : positions(row)) {
            sum = sum.add(BigInteger.valueOf(values.value(position)));
        }
        return sum;
    }
}
