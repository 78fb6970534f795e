package io.kinfold.segments.predicate;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Types;

import java.util.Objects;

/** Resolves the {@code where} of a checked expression to a filter over an event's fields. */
public final class Filters {
    private final Schema schema;
    private final EventDefinition event;
    private final EvaluationContext context;

    private Filters(Schema schema, EventDefinition event, EvaluationContext context) {
        this.schema = schema;
        this.event = event;
        this.context = context;
    }

    /**
     * Returns the filter that an expression over the fields of an event is.
     *
     * @param where the expression
     * @param schema the schema
     * @param event whose fields are meant
     * @param context resolves literals and windows
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     */
    public static Filter of(
            Expression where, Schema schema, EventDefinition event, EvaluationContext context) {
        return new Filters(schema, event, context).of(where);
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
        Term term = Conditions.term(where);
        Term inner = Conditions.inner(term);
        if (inner instanceof Term.Named named) {
            return new Filter.On(named.name(), Conditions.of(where, field(named).type(), context));
        }
        ValueType type = Types.of(inner, schema, event);
        Source source = new Sources(schema, context, this::named).of(inner);
        return new Filter.OnComputed(source, Conditions.of(where, type, context));
    }

    private Source named(Term term) {
        Term.Named named = (Term.Named) term;
        return new Source.Named(named.name(), field(named).type());
    }

    private AttributeDefinition field(Term.Named named) {
        return Objects.requireNonNull(event.fields().get(named.name()), named.name());
    }
}
