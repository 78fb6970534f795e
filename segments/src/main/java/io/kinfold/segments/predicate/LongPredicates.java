package io.kinfold.segments.predicate;

import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.RowPredicate;

import java.util.List;

/** Ranges over a column of whole numbers. */
final class LongPredicates {
    // All numbers, in ranges that the kernel allows.
    private static final List<Range> HALVES =
            List.of(new Range(LongColumn.LEAST, -1), new Range(0, LongColumn.GREATEST));

    private LongPredicates() {}

    static RowPredicate of(LongColumn column, List<Range> ranges) {
        if (ranges.isEmpty()) {
            return row -> false;
        }
        if (ranges.size() > 1) {
            return new Several(column, ranges);
        }
        return ranges.get(0).equals(Range.ALL)
                ? new Several(column, HALVES)
                : new One(column, ranges.get(0));
    }

    /** Within one range that is not all numbers. */
    private static final class One implements Block {
        private static final Range NARROW =
                new Range(LongColumn.NARROW_LEAST, LongColumn.NARROW_GREATEST);
        private final LongColumn column;
        private final Range range;
        // What of the range a narrow column can hold.
        private final Range narrow;

        One(LongColumn column, Range range) {
            this.column = column;
            this.range = range;
            this.narrow = new Range(
                    Math.max(range.low(), NARROW.low()), Math.min(range.high(), NARROW.high()));
        }

        @Override
        public boolean test(int row) {
            return range.contains(column.value(row));
        }

        @Override
        public void keep(int from, long[] bits, int count, Scratch scratch) {
            int length = column.isNarrow() ? column.narrow().length : column.wide().length;
            if (from + ROWS > length) {
                OneByOne.refine(this, from, bits);
            } else if (column.isNarrow()) {
                keepNarrow(from, bits, count, scratch);
            } else if (Words.isFew(count, cost())) {
                LongKernel.refine(column.wide(), from, range, bits);
            } else {
                LongKernel.decide(column.wide(), from, range, scratch.decided, scratch);
                Words.and(bits, scratch.decided);
            }
        }

        private void keepNarrow(int from, long[] bits, int count, Scratch scratch) {
            if (narrow.isEmpty()) {
                Words.clear(bits);
            } else if (Words.isFew(count, cost())) {
                IntKernel.refine(column.narrow(), from, narrow, bits);
            } else {
                IntKernel.decide(column.narrow(), from, narrow, scratch.decided, scratch);
                Words.and(bits, scratch.decided);
            }
        }

        @Override
        public double cost() {
            return column.isNarrow() ? 0.3 : 0.45;
        }
    }

    /** Within one of several ranges. */
    private static final class Several implements Block {
        /** More ranges than that cost less one row at a time. */
        private static final int FEW = 4;

        private final LongColumn column;
        private final long[] lows;
        private final long[] highs;
        private final One[] each;

        Several(LongColumn column, List<Range> ranges) {
            this.column = column;
            this.lows = ranges.stream().mapToLong(Range::low).toArray();
            this.highs = ranges.stream().mapToLong(Range::high).toArray();
            this.each = ranges.size() > FEW
                    ? new One[0]
                    : ranges.stream().map(range -> new One(column, range)).toArray(One[]::new);
        }

        @Override
        public boolean test(int row) {
            long value = column.value(row);
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
            return value >= lows[low] && value <= highs[low];
        }

        @Override
        public void keep(int from, long[] bits, int count, Scratch scratch) {
            if (each.length == 0 || Words.isFew(count, cost())) {
                OneByOne.refine(this, from, bits);
                return;
            }
            Words.clear(scratch.kept);
            for (One one : each) {
                System.arraycopy(bits, 0, scratch.some, 0, WORDS);
                one.keep(from, scratch.some, count, scratch);
                Words.or(scratch.kept, scratch.some);
            }
            System.arraycopy(scratch.kept, 0, bits, 0, WORDS);
        }

        @Override
        public double cost() {
            return each.length == 0 ? 4 : each.length * each[0].cost();
        }
    }
}
