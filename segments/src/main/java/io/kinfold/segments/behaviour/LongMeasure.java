package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.Typed;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

/** A measure that is a whole number, a decimal, or an instant. */
abstract class LongMeasure extends Measure {
    final ValueType type;

    LongMeasure(Scan scan, @Nullable Column column, ValueType type) {
        super(scan, column);
        this.type = type;
    }

    /**
     * Returns the value as a column stores it, {@link LongColumn#MISSING} where there is none.
     *
     * @param enough from which number on it does not matter how much more it is: any number not below may
     *     stand for the value then
     */
    abstract long measure(int row, long enough);

    @Override
    public @Nullable Object value(int row) {
        return Typed.of(measure(row, Long.MAX_VALUE), type);
    }

    @Override
    public long rank(int row) {
        return any(row) ? Ranking.of(measure(row, Long.MAX_VALUE)) : Ranking.NOT_RANKED;
    }
}
