package io.kinfold.segments.predicate;

import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.DoubleColumn;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.time.ZoneDays;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the value of a term comes from, as a key: equal sources have equal values in every row.
 * Immutable.
 */
public sealed interface Source {
    /** Returns what reads the value by row. */
    ValueReader bind(Columns columns);

    /**
     * The value of a column.
     *
     * @param name the column's name
     * @param type its type
     */
    record Named(String name, ValueType type) implements Source {
        @Override
        public ValueReader bind(Columns columns) {
            Column column = columns.column(name);
            if (column instanceof CodeColumn codes) {
                return row -> codes.dictionary().value(codes.code(row));
            }
            if (column instanceof DoubleColumn doubles) {
                return row -> doubles.isSet(row) ? (Object) doubles.value(row) : null;
            }
            LongColumn longs = (LongColumn) column;
            return row -> longs.isSet(row) ? value(longs.value(row)) : null;
        }

        private Object value(long stored) {
            if (type instanceof ValueType.Date) {
                return LocalDate.ofEpochDay(stored);
            }
            if (type instanceof ValueType.DateTime) {
                return Instant.ofEpochMilli(stored);
            }
            return type instanceof ValueType.Decimal decimal
                    ? BigDecimal.valueOf(stored, decimal.scale())
                    : (Object) stored;
        }
    }

    /**
     * A value that the table computes, such as an aggregate over a profile's events.
     *
     * @param key what {@link Columns#computed} knows it by
     */
    record Computed(Object key) implements Source {
        @Override
        public ValueReader bind(Columns columns) {
            return columns.computed(key);
        }
    }

    /**
     * The same value in every row.
     *
     * @param value the value
     */
    record Fixed(Object value) implements Source {
        @Override
        public ValueReader bind(Columns columns) {
            return row -> value;
        }
    }

    /**
     * How many calendar days ago a date or an instant was.
     *
     * @param of the date or instant
     * @param zone whose days count
     * @param today the epoch day from which they are counted
     */
    record DaysSince(Source of, ZoneId zone, long today) implements Source {
        @Override
        public ValueReader bind(Columns columns) {
            ValueReader reader = of.bind(columns);
            ZoneDays days = ZoneDays.of(zone);
            return row -> since(reader.value(row), days);
        }

        private @Nullable Object since(@Nullable Object value, ZoneDays days) {
            if (value == null) {
                return null;
            }
            return today
                    - (value instanceof LocalDate date
                            ? date.toEpochDay()
                            : days.day(((Instant) value).toEpochMilli()));
        }
    }

    /**
     * What a function of the host makes of other values.
     *
     * @param function the function
     * @param arguments where its arguments come from
     */
    record Called(HostFunction function, List<Source> arguments) implements Source {
        /** Copies the list. */
        public Called {
            arguments = List.copyOf(arguments);
        }

        @Override
        public ValueReader bind(Columns columns) {
            List<ValueReader> readers =
                    arguments.stream().map(each -> each.bind(columns)).toList();
            return row -> {
                List<@Nullable Object> values = new ArrayList<>(readers.size());
                readers.forEach(reader -> values.add(reader.value(row)));
                return function.body().apply(values);
            };
        }
    }
}
