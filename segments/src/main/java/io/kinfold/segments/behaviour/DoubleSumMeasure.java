package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.DoubleColumn;

import java.math.BigDecimal;

/**
 * The sum of floating-point numbers, or their mean: the exact sum, rounded once to the nearest double, so that it
 * does not depend on the order of the events. Additions that lose nothing, as almost all of money and
 * counts, are seen by the error term of Knuth's TwoSum (The Art of Computer Programming, volume 2, 4.2.2); at the
 * first that would lose something the sum is taken in decimals.
 */
final class DoubleSumMeasure extends DoubleMeasure {
    private final DoubleColumn values;
    private final boolean mean;

    DoubleSumMeasure(Scan scan, DoubleColumn values, boolean mean) {
        super(scan, values);
        this.values = values;
        this.mean = mean;
    }

    @Override
    double measure(int row) {
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        long[] at = scan.table.at();
        double sum = 0;
        long count = 0;
        for (int i = scan.begin(row, order, end); i < end; i++) {
            int position = order == null ? i : order[i];
            if (at[position] < scan.from) {
                break;
            }
            double value = values.value(position);
            if (Double.isNaN(value) || !scan.accepts(position)) {
                continue;
            }
            double more = sum + value;
            double part = more - sum;
            // Not equal to zero where something is lost, NaN where the sum overflows.
            if ((sum - (more - part)) + (value - part) != 0) {
                return exact(row);
            }
            sum = more;
            count++;
        }
        return result(sum, count);
    }

    private double exact(int row) {
        BigDecimal sum = BigDecimal.ZERO;
        int[] positions = positions(row);
        for (int position : positions) {
            sum = sum.add(new BigDecimal(values.value(position)));
        }
        return result(sum.doubleValue(), positions.length);
    }

    private double result(double sum, long count) {
        if (!mean) {
            return sum;
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
