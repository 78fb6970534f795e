package io.kinfold.segments.column;

import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Values as columns store them, brought to the Java types that {@link ValueType} tells. */
public final class Typed {
    private Typed() {}

    /** Returns a value from what a {@link LongColumn} stores, null for missing. */
    public static @Nullable Object of(long stored, ValueType type) {
        if (stored == LongColumn.MISSING) {
            return null;
        }
        if (type instanceof ValueType.Decimal decimal) {
            return BigDecimal.valueOf(stored, decimal.scale());
        }
        if (type instanceof ValueType.Date) {
            return LocalDate.ofEpochDay(stored);
        }
        return type instanceof ValueType.DateTime ? Instant.ofEpochMilli(stored) : (Object) stored;
    }

    /** Returns the value of a row or position of a column, null for missing. */
    public static @Nullable Object at(Column column, int position, ValueType type) {
        if (column instanceof LongColumn longs) {
            return of(longs.value(position), type);
        }
        if (column instanceof DoubleColumn doubles) {
            double value = doubles.value(position);
            return Double.isNaN(value) ? null : (Object) value;
        }
        CodeColumn codes = (CodeColumn) column;
        return codes.dictionary().value(codes.code(position));
    }
}
