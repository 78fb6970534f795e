package io.kinfold.segments.predicate;

import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.DoubleColumn;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.RowPredicate;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which values of a column are accepted, with every bound resolved: literals, parameters, dates and
 * windows are values here. Conditions that accept the same values for the same reason are equal, so
 * that it serves as a key. Immutable.
 */
public sealed interface ColumnCondition {
    /** The condition that accepts no value. */
    ColumnCondition NOTHING = new Longs(List.of());

    /**
     * Returns whether a value is accepted.
     *
     * @param value of the Java type that ValueType tells; null for missing, which only a complement
     *     accepts
     */
    boolean accepts(@Nullable Object value);

    /**
     * Returns the condition as a predicate over a column of the fitting kind. It sees later changes
     * of the column's values when it tests a row, but not when it decides a block: bind anew for
     * that.
     */
    RowPredicate bind(Column column);

    /**
     * Whole numbers as the column stores them: unscaled decimals, epoch days, epoch milliseconds.
     *
     * @param ranges sorted and apart from one another
     */
    record Longs(List<Range> ranges) implements ColumnCondition {
        /** Sorts and joins the ranges, and drops empty ones. */
        public Longs {
            ranges = Range.joined(ranges);
        }

        /**
         * Returns the condition that accepts the same of the values between two, and whose bounds
         * beyond them are the utmost.
         */
        public Longs settled(long least, long greatest) {
            return new Longs(ranges.stream()
                    .filter(range -> range.low() <= greatest && range.high() >= least)
                    .map(range -> new Range(
                            range.low() <= least ? LongColumn.LEAST : range.low(),
                            range.high() >= greatest ? LongColumn.GREATEST : range.high()))
                    .toList());
        }

        /** Returns what both accept, or what either does. */
        public Longs merged(Longs other, boolean common) {
            if (common) {
                return new Longs(Range.common(ranges, other.ranges));
            }
            return new Longs(
                    Stream.concat(ranges.stream(), other.ranges.stream()).toList());
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            if (value == null) {
                return false;
            }
            long stored = Range.stored(value);
            return ranges.stream().anyMatch(range -> range.contains(stored));
        }

        @Override
        public RowPredicate bind(Column column) {
            return LongPredicates.of((LongColumn) column, ranges);
        }
    }

    /**
     * Binary floating-point numbers.
     *
     * @param ranges some of which hold the number, bounds included
     */
    record Doubles(List<DoubleRange> ranges) implements ColumnCondition {
        /** Copies the list. */
        public Doubles {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value != null
                    && ranges.stream().anyMatch(range -> range.contains((Double) value));
        }

        @Override
        public RowPredicate bind(Column column) {
            return new DoublePredicate((DoubleColumn) column, ranges);
        }
    }

    /** Bounds of floating-point numbers, both included. */
    record DoubleRange(double low, double high) {
        boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    /**
     * One of some texts, truth values or days of the year.
     *
     * @param values the accepted values
     */
    record OneOf(Set<Object> values) implements OfCode {
        /** Copies the set. */
        public OneOf {
            values = Set.copyOf(values);
        }

        /** Returns what both accept, or what either does. */
        public OneOf merged(OneOf other, boolean common) {
            Set<Object> result = new HashSet<>(values);
            if (common) {
                result.retainAll(other.values);
            } else {
                result.addAll(other.values);
            }
            return new OneOf(result);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value != null && values.contains(value);
        }
    }

    /** Any value at all, of a column of codes. */
    record Present() implements OfCode {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value != null;
        }
    }

    /** A text that begins with a prefix. */
    record StartsWith(String prefix) implements OfCode {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value != null && ((String) value).startsWith(prefix);
        }
    }

    /**
     * A text with parts, or a set of texts with members.
     *
     * @param values sorted and different
     * @param all whether all are needed, or one is enough
     */
    record Contains(List<String> values, boolean all) implements OfCode {
        /** Sorts the values; of a single one, one is all. */
        public Contains {
            values = List.copyOf(new TreeSet<>(values));
            all = all && values.size() != 1;
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            if (value == null) {
                return false;
            }
            return all
                    ? values.stream().allMatch(part -> has(value, part))
                    : values.stream().anyMatch(part -> has(value, part));
        }

        private static boolean has(Object value, String part) {
            return value instanceof Set<?> set
                    ? set.contains(part)
                    : ((String) value).contains(part);
        }
    }

    /**
     * Everything that another condition does not accept, what is missing included.
     *
     * @param of the other condition
     */
    record Complement(ColumnCondition of) implements ColumnCondition {
        @Override
        public boolean accepts(@Nullable Object value) {
            return !of.accepts(value);
        }

        @Override
        public RowPredicate bind(Column column) {
            RowPredicate positive = of.bind(column);
            return row -> !positive.test(row);
        }
    }

    /** A condition that is decided once for each distinct value. */
    sealed interface OfCode extends ColumnCondition {
        @Override
        default RowPredicate bind(Column column) {
            return new CodePredicate((CodeColumn) column, this);
        }
    }
}
