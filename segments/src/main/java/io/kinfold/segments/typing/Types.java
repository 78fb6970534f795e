package io.kinfold.segments.typing;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The types of terms, and which conditions a type allows.
 *
 * <p>An average is a double, count and distinct and {@code days_since} are int, sum has its field's type, first
 * and last without a field are datetime.
 */
public final class Types {
    private Types() {}

    /**
     * Returns the type of a term over a profile.
     *
     * @param term a term of a checked expression
     * @param schema the schema
     * @return its type
     * @throws IllegalArgumentException if the schema does not know a name
     */
    public static ValueType of(Term term, Schema schema) {
        return of(term, schema, schema.attributes());
    }

    /**
     * Returns the type of a term within {@code where}.
     *
     * @param term a term of a checked expression
     * @param schema the schema
     * @param event the event whose fields the names mean
     * @return its type
     * @throws IllegalArgumentException if the schema or the event does not know a name
     */
    public static ValueType of(Term term, Schema schema, EventDefinition event) {
        return of(term, schema, event.fields());
    }

    /**
     * Returns whether values of the type may be compared by the operator.
     *
     * @param operator the operator
     * @param type the type
     * @return whether
     */
    public static boolean compares(Operator operator, ValueType type) {
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        return equality ? !(type instanceof ValueType.TextSet) : isOrdered(type);
    }

    /**
     * Returns whether the type has an order: numbers, dates and datetimes. Allows {@code <}, {@code between}
     * and {@code top n percent by}.
     *
     * @param type the type
     * @return whether
     */
    public static boolean isOrdered(ValueType type) {
        return type.isNumber() || type.isTime();
    }

    /**
     * Returns whether {@code in (...)} may be asked: of all but bool, datetime and sets.
     *
     * @param type the type
     * @return whether
     */
    public static boolean isListed(ValueType type) {
        return !(type instanceof ValueType.Bool
                || type instanceof ValueType.DateTime
                || type instanceof ValueType.TextSet);
    }

    /**
     * Returns whether {@code in last} and {@code in next} may be asked: of date, datetime and anniversary, the
     * latter and dates in units of the calendar only.
     *
     * @param type the type
     * @return whether
     */
    public static boolean isWindowed(ValueType type) {
        return type.isTime() || type instanceof ValueType.Anniversary;
    }

    /**
     * Returns whether {@code contains} may be asked: of a set, a text and an enum. Of the latter two it looks
     * for a part of the text.
     *
     * @param type the type
     * @return whether
     */
    public static boolean isContaining(ValueType type) {
        return type.isText() || type instanceof ValueType.TextSet;
    }

    /**
     * Returns whether a function can make something of a field.
     *
     * @param function the function
     * @param field the field's type
     * @return whether
     */
    public static boolean aggregates(AggregateFunction function, ValueType field) {
        return switch (function) {
            case COUNT -> true;
            case SUM, AVG -> field.isNumber();
            case MIN, MAX -> isOrdered(field);
            case DISTINCT, FIRST, LAST -> !(field instanceof ValueType.TextSet);
        };
    }

    /**
     * Returns the type of what a function makes of a field.
     *
     * @param function the function
     * @param field the field's type
     * @return the result's type
     */
    public static ValueType result(AggregateFunction function, ValueType field) {
        return switch (function) {
            case COUNT, DISTINCT -> ValueType.integer();
            case AVG -> ValueType.floating();
            case SUM, MIN, MAX, FIRST, LAST -> field;
        };
    }

    private static ValueType of(Term term, Schema schema, Map<String, AttributeDefinition> names) {
        if (term instanceof Term.Named named) {
            return known(names.get(named.name()), named.name()).type();
        }
        if (term instanceof Term.DaysSince) {
            return ValueType.integer();
        }
        if (term instanceof Term.Call call) {
            return schema.function(call.name())
                    .map(HostFunction::result)
                    .orElseThrow(() -> unknown(call.name()));
        }
        Term.Aggregate aggregate = (Term.Aggregate) term;
        String field = aggregate.event().field();
        if (field == null) {
            return aggregate.function() == AggregateFunction.COUNT
                    ? ValueType.integer()
                    : ValueType.dateTime();
        }
        EventDefinition event = schema.event(aggregate.event().event())
                .orElseThrow(() -> unknown(aggregate.event().event()));
        return result(
                aggregate.function(), known(event.fields().get(field), field).type());
    }

    private static AttributeDefinition known(
            @Nullable AttributeDefinition definition, String name) {
        if (definition == null) {
            throw unknown(name);
        }
        return definition;
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "the schema does not know '" + name + "'; check the expression first");
    }
}
