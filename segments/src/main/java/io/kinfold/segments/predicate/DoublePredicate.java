package io.kinfold.segments.predicate;

import io.kinfold.segments.column.DoubleColumn;

import java.util.List;

/** Ranges over a column of floating-point numbers; NaN, which is missing, lies in none. */
final class DoublePredicate implements Block {
    private final DoubleColumn column;
    private final double[] lows;
    private final double[] highs;

    DoublePredicate(DoubleColumn column, List<ColumnCondition.DoubleRange> ranges) {
        this.column = column;
        this.lows =
                ranges.stream().mapToDouble(ColumnCondition.DoubleRange::low).toArray();
        this.highs =
                ranges.stream().mapToDouble(ColumnCondition.DoubleRange::high).toArray();
    }

    @Override
    public boolean test(int row) {
        double value = column.value(row);
        for (int i = 0; i < lows.length; i++) {
            if (value >= lows[i] && value <= highs[i]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void keep(int from, long[] bits, int count, Scratch scratch) {
        if (lows.length != 1
                || from + ROWS > column.values().length
                || Words.isFew(count, cost())) {
            OneByOne.refine(this, from, bits);
            return;
        }
        decide(column.values(), from, scratch.decided);
        Words.and(bits, scratch.decided);
    }

    private void decide(double[] values, int from, long[] out) {
        double low = lows[0];
        double high = highs[0];
        for (int word = 0; word < out.length; word++) {
            int row = from + (word << 6);
            long decided = 0;
            for (int bit = 0; bit < Long.SIZE; bit++) {
                double value = values[row + bit];
                decided |= (value >= low && value <= high ? 1L : 0L) << bit;
            }
            out[word] = decided;
        }
    }

    @Override
    public double cost() {
        return lows.length == 1 ? 1.0 : 1.0 + lows.length;
    }
}
