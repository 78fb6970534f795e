package io.kinfold.segments.predicate;

import io.kinfold.segments.column.LongColumn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whole numbers between two bounds, both included; none where the low one is greater.
 *
 * @param low the least
 * @param high the greatest
 */
public record Range(long low, long high) {
    /** All numbers that a column can hold. */
    public static final Range ALL = new Range(LongColumn.LEAST, LongColumn.GREATEST);

    /** Returns whether a number lies within. */
    public boolean contains(long value) {
        return value >= low && value <= high;
    }

    boolean isEmpty() {
        return low > high;
    }

    /** Returns how a column of long stores a value of type int, decimal, date or datetime. */
    public static long stored(Object value) {
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        return value instanceof BigDecimal decimal
                ? decimal.unscaledValue().longValueExact()
                : (Long) value;
    }

    /**
     * Returns the whole numbers that equal a number: itself, or where it has a fraction the empty
     * range between its neighbours, so that comparisons with the bounds are right all the same.
     */
    static Range of(BigDecimal value) {
        return new Range(
                clamped(value.setScale(0, RoundingMode.CEILING).toBigInteger()),
                clamped(value.setScale(0, RoundingMode.FLOOR).toBigInteger()));
    }

    // One beyond the bounds on either side, so that the greatest value still is less than any
    // greater literal.
    private static long clamped(BigInteger value) {
        BigInteger most = BigInteger.valueOf(LongColumn.GREATEST + 1);
        return value.min(most).max(most.negate()).longValue();
    }

    /**
     * Returns the same numbers as ranges in order, without empty ones, none adjacent to the next.
     */
    static List<Range> joined(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(Range::low));
        List<Range> result = new ArrayList<>();
        for (Range range : sorted) {
            Range within = range.clipped();
            if (within.isEmpty()) {
                continue;
            }
            int last = result.size() - 1;
            if (last >= 0 && within.low <= result.get(last).high + 1) {
                Range before = result.get(last);
                result.set(last, new Range(before.low, Math.max(before.high, within.high)));
            } else {
                result.add(within);
            }
        }
        return List.copyOf(result);
    }

    private Range clipped() {
        return new Range(Math.max(low, LongColumn.LEAST), Math.min(high, LongColumn.GREATEST));
    }

    /** Returns what two sorted lists of ranges that are apart from one another have in common. */
    static List<Range> common(List<Range> left, List<Range> right) {
        List<Range> result = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            Range one = left.get(i);
            Range other = right.get(j);
            result.add(new Range(Math.max(one.low, other.low), Math.min(one.high, other.high)));
            if (one.high < other.high) {
                i++;
            } else {
                j++;
            }
        }
        return result;
    }
}
