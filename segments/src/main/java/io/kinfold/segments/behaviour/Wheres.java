package io.kinfold.segments.behaviour;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.predicate.Conditions;
import io.kinfold.segments.predicate.Filter;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;

import org.jspecify.annotations.Nullable;

/** Resolves {@code where} to a filter over the fields of an event. */
final class Wheres {
    private final EventDefinition event;
    private final EvaluationContext context;

    private Wheres(EventDefinition event, EvaluationContext context) {
        this.event = event;
        this.context = context;
    }

    static @Nullable Filter of(EventClause clause, Schema schema, EvaluationContext context) {
        Expression where = clause.where();
        if (where == null) {
            return null;
        }
        EventDefinition event =
                schema.event(clause.event()).orElseThrow(() -> unknown("event", clause.event()));
        return new Wheres(event, context).of(where);
    }

    private Filter of(Expression where) {
        if (where instanceof Expression.And and) {
            return new Filter.All(and.parts().stream().map(this::of).toList());
        }
        if (where instanceof Expression.Or or) {
            return new Filter.Any(or.parts().stream().map(this::of).toList());
        }
        if (where instanceof Expression.Not not) {
            return new Filter.Not(of(not.part()));
        }
        return on(where);
    }

    private Filter on(Expression leaf) {
        Term term = Conditions.term(leaf);
        Term inner = term instanceof Term.DaysSince since ? since.term() : term;
        if (!(inner instanceof Term.Named named)) {
            throw new IllegalArgumentException(
                    "within where a condition is on a field of the event;"
                            + " compute what the function gives when the event is tracked, as a field");
        }
        AttributeDefinition field = event.fields().get(named.name());
        if (field == null) {
            throw unknown("field", named.name());
        }
        return new Filter.On(named.name(), Conditions.of(leaf, field.type(), context));
    }

    private static IllegalArgumentException unknown(String kind, String name) {
        return new IllegalArgumentException("the schema does not know the " + kind + " '" + name
                + "'; check the expression first");
    }
}
