package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.Typed;

import org.jspecify.annotations.Nullable;

/** What a function makes of the events is one of some whole numbers, decimals or instants. */
final class LongLeaf extends EventLeaf {
    private final LongMeasure measure;
    private final Accepted accepted;
    private final long settled;

    LongLeaf(LongMeasure measure, Accepted accepted) {
        this.measure = measure;
        this.accepted = accepted;
        this.settled = accepted.settled();
    }

    @Override
    public boolean test(int row) {
        return accepted.test(measure.measure(row, settled));
    }

    @Override
    public EventExplanation explain(int row) {
        long value = measure.measure(row, Long.MAX_VALUE);
        return explanation(
                measure.scan,
                measure.positions(row),
                Typed.of(value, measure.type),
                distance(value));
    }

    private @Nullable Number distance(long value) {
        if (!measure.type.isNumber() || value == LongColumn.MISSING) {
            return null;
        }
        long distance = accepted.distance(value);
        return distance == Long.MAX_VALUE ? null : (Number) Typed.of(distance, measure.type);
    }
}
