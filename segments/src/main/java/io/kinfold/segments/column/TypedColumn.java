package io.kinfold.segments.column;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;

/** A column and the type of its values: takes values in the Java types of {@link ValueType}. */
final class TypedColumn {
    private final AttributeDefinition definition;
    private final Column column;

    TypedColumn(AttributeDefinition definition) {
        this.definition = definition;
        column = column(definition.type());
    }

    private static Column column(ValueType type) {
        if (type instanceof ValueType.Floating) {
            return new DoubleColumn();
        }
        boolean whole =
                type instanceof ValueType.Int || type instanceof ValueType.Decimal || type.isTime();
        return whole ? new LongColumn() : new CodeColumn(new Dictionary<>());
    }

    AttributeDefinition definition() {
        return definition;
    }

    Column column() {
        return column;
    }

    /** Sets a row's value, null for none; leaves the column as it is where the row has the value already. */
    void set(int row, @Nullable Object value) {
        if (value == null) {
            column.clear(row);
        } else if (column instanceof LongColumn longs) {
            long number = number(value);
            if (longs.value(row) != number) {
                longs.set(row, number);
            }
        } else if (column instanceof DoubleColumn doubles) {
            double number = (Double) value;
            if (Double.doubleToLongBits(doubles.value(row)) != Double.doubleToLongBits(number)) {
                doubles.set(row, number);
            }
        } else if (column instanceof CodeColumn codes) {
            int code = add(codes.dictionary(), value);
            if (codes.code(row) != code) {
                codes.set(row, code);
            }
        }
    }

    private static long number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.unscaledValue().longValueExact();
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        return value instanceof Instant instant ? instant.toEpochMilli() : (Long) value;
    }

    /** A column's dictionary holds whatever Java type the column's values have. */
    @SuppressWarnings("unchecked")
    private static int add(Dictionary<?> dictionary, Object value) {
        return ((Dictionary<Object>) dictionary).add(value);
    }

    /** Forgets texts that none of the first rows has. */
    void forgetUnused(int rows) {
        if (column instanceof CodeColumn codes) {
            BitSet used = new BitSet();
            for (int row = 0; row < rows; row++) {
                used.set(codes.code(row));
            }
            codes.dictionary().retain(used);
        }
    }
}
