package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;

import org.jspecify.annotations.Nullable;

/** A measure that is a floating-point number. */
abstract class DoubleMeasure extends Measure {
    DoubleMeasure(Scan scan, Column column) {
        super(scan, column);
    }

    /** Returns the value, NaN where there is none. */
    abstract double measure(int row);

    @Override
    public @Nullable Object value(int row) {
        double value = measure(row);
        return Double.isNaN(value) ? null : (Object) value;
    }

    @Override
    public long rank(int row) {
        return any(row) ? Ranking.of(measure(row)) : Ranking.NOT_RANKED;
    }
}
