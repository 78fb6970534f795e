package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.DoubleColumn;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Types;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A function over events, with every bound resolved.
 *
 * @param events the events
 * @param function the function
 * @param field the field it looks at; null for the events themselves
 * @param type the type of the result
 */
record EventAggregate(
        EventSet events,
        AggregateFunction function,
        @Nullable String field,
        ValueType type) {
    static EventAggregate of(Term.Aggregate term, CustomerTable table, EvaluationContext context) {
        return new EventAggregate(
                EventSet.of(term.event(), table, context),
                term.function(),
                term.event().field(),
                Types.of(term, table.schema()));
    }

    Measure bind(CustomerTable table) {
        Scan scan = events.bind(table);
        EventTable kind = table.events(events.event());
        Column column = field == null ? null : EventSet.column(kind, field);
        if (function == AggregateFunction.COUNT) {
            return new CountMeasure(scan, column);
        }
        if (column == null) {
            return new MomentMeasure(scan, function == AggregateFunction.LAST);
        }
        return switch (function) {
            case SUM ->
                column instanceof LongColumn longs
                        ? new SumMeasure(scan, longs, type)
                        : new DoubleSumMeasure(scan, (DoubleColumn) column, false);
            case AVG ->
                column instanceof LongColumn longs
                        ? new MeanMeasure(scan, longs, fieldType(table))
                        : new DoubleSumMeasure(scan, (DoubleColumn) column, true);
            case DISTINCT -> new DistinctMeasure(scan, column);
            default -> new FieldMeasure(scan, column, function, type);
        };
    }

    private ValueType fieldType(CustomerTable table) {
        EventDefinition kind = table.schema().event(events.event()).orElseThrow();
        return Objects.requireNonNull(kind.fields().get(field)).type();
    }
}
