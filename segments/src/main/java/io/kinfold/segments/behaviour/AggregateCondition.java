package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Range;
import io.kinfold.segments.schema.ValueType;

import java.util.List;
import java.util.Objects;

/**
 * What a function makes of events is accepted. {@code did} is a count of at least one.
 *
 * @param aggregate the function over events
 * @param accepted which results are accepted
 */
record AggregateCondition(EventAggregate aggregate, ColumnCondition accepted)
        implements EventCondition {
    // Counts that are tried one by one to see whether a single bound decides.
    private static final int FEW = 1_000;
    private static final ColumnCondition SOME =
            new ColumnCondition.Longs(List.of(new Range(1, LongColumn.GREATEST)));

    /** Returns the condition that there is at least one event. */
    static AggregateCondition some(EventSet events) {
        return new AggregateCondition(
                new EventAggregate(events, AggregateFunction.COUNT, null, ValueType.integer()),
                SOME);
    }

    @Override
    public EventPredicate bind(CustomerTable table) {
        Measure measure = aggregate.bind(table);
        if (measure instanceof CountMeasure count && count.column == null) {
            return counted(count);
        }
        if (measure instanceof LongMeasure longs) {
            return new LongLeaf(longs, Accepted.of(accepted));
        }
        if (measure instanceof DoubleMeasure doubles) {
            return new DoubleLeaf(doubles, accepted);
        }
        FieldMeasure field = (FieldMeasure) measure;
        Column column = Objects.requireNonNull(field.column);
        return new FieldLeaf(field, accepted.bind(column), accepted.accepts(null));
    }

    @Override
    public boolean holdsWithoutEvents() {
        return switch (aggregate.function()) {
            case COUNT, DISTINCT -> accepted.accepts(0L);
            case SUM ->
                accepted.accepts(
                        aggregate.type() instanceof ValueType.Floating
                                ? (Object) 0.0
                                : (Object) 0L);
            default -> accepted.accepts(null);
        };
    }

    /** Where every event counts and one bound decides, one look at one event is enough. */
    private EventPredicate counted(CountMeasure measure) {
        Accepted numbers = Accepted.of(accepted);
        long settled = numbers.settled();
        if (measure.scan.where != null || settled < 1 || settled > FEW) {
            return new LongLeaf(measure, numbers);
        }
        boolean above = numbers.test(settled);
        for (long count = 0; count < settled; count++) {
            if (numbers.test(count) == above) {
                return new LongLeaf(measure, numbers);
            }
        }
        return new AtLeastLeaf(measure.scan, (int) settled, !above);
    }
}
