package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.Dictionary;
import io.kinfold.segments.column.DoubleColumn;
import io.kinfold.segments.column.LongColumn;

import java.time.MonthDay;
import java.util.Objects;

/** The order of a field's values, by the positions of events that have it. */
interface FieldOrder {
    /** Compares the values at two positions. */
    int compare(int one, int other);

    /** Returns a number that is greater the greater the value; of numbers, dates and instants only. */
    long rank(int position);

    static FieldOrder of(Column column) {
        if (column instanceof LongColumn longs) {
            return new OfRanks(longs::value);
        }
        if (column instanceof DoubleColumn doubles) {
            return new OfRanks(position -> Ranking.of(doubles.value(position)));
        }
        return new OfCodes((CodeColumn) column);
    }

    /** Of values that are ranked by a number. */
    record OfRanks(Ranking ranks) implements FieldOrder {
        @Override
        public int compare(int one, int other) {
            return Long.compare(ranks.rank(one), ranks.rank(other));
        }

        @Override
        public long rank(int position) {
            return ranks.rank(position);
        }
    }

    /** Of values in a dictionary. */
    record OfCodes(CodeColumn column) implements FieldOrder {
        @Override
        public int compare(int one, int other) {
            int left = column.code(one);
            int right = column.code(other);
            Dictionary<?> dictionary = column.dictionary();
            return left == right
                    ? 0
                    : compare(
                            Objects.requireNonNull(dictionary.value(left)),
                            Objects.requireNonNull(dictionary.value(right)));
        }

        @Override
        public long rank(int position) {
            throw new IllegalStateException(
                    "texts and truth values have no rank; check the expression first");
        }

        private static int compare(Object left, Object right) {
            if (left instanceof String text) {
                return compareCodePoints(text, (String) right);
            }
            return left instanceof MonthDay day
                    ? day.compareTo((MonthDay) right)
                    : ((Boolean) left).compareTo((Boolean) right);
        }

        // String.compareTo goes by UTF-16 units and puts characters beyond U+FFFF too low.
        private static int compareCodePoints(String left, String right) {
            int common = Math.min(left.length(), right.length());
            for (int i = 0; i < common; i++) {
                char one = left.charAt(i);
                char other = right.charAt(i);
                if (one != other) {
                    boolean both = Character.isSurrogate(one) == Character.isSurrogate(other);
                    return both ? one - other : Character.isSurrogate(one) ? 1 : -1;
                }
            }
            return left.length() - right.length();
        }
    }
}
