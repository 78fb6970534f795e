package io.kinfold.segments.reference;

import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.util.Map;

/** The types of terms. */
final class Types {
    private Types() {}

    static ValueType of(Term term, Schema schema, Map<String, AttributeDefinition> definitions) {
        if (term instanceof Term.Named named) {
            return definitions.get(named.name()).type();
        }
        if (term instanceof Term.DaysSince) {
            return ValueType.integer();
        }
        if (term instanceof Term.Call call) {
            return schema.functions().get(call.name()).result();
        }
        Term.Aggregate aggregate = (Term.Aggregate) term;
        return switch (aggregate.function()) {
            case COUNT, DISTINCT -> ValueType.integer();
            case AVG -> ValueType.floating();
            case SUM, MIN, MAX, FIRST, LAST ->
                aggregate.event().field() == null
                        ? ValueType.dateTime()
                        : schema.events()
                                .get(aggregate.event().event())
                                .fields()
                                .get(aggregate.event().field())
                                .type();
        };
    }
}
