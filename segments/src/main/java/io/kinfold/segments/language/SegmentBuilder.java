package io.kinfold.segments.language;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;

import java.util.Arrays;
import java.util.List;

/**
 * Makes conditions in Java, of the same syntax tree that text and JSON have. Names and types are checked once all is
 * built. Stateless.
 */
public final class SegmentBuilder {
    SegmentBuilder() {}

    /**
     * Returns an attribute of the profile.
     *
     * @param name its name
     * @return the attribute
     */
    public Operand attr(String name) {
        return operand(new Term.Named(name));
    }

    /**
     * Returns how many calendar days ago a date was.
     *
     * @param of a date, or a date with time
     * @return {@code days_since(...)}
     */
    public Operand daysSince(Operand of) {
        return operand(new Term.DaysSince(of.term()));
    }

    /**
     * Returns a call of a function of the host.
     *
     * @param function its name
     * @param arguments operands and values, see {@link Operand}
     * @return the call
     */
    public Operand call(String function, Object... arguments) {
        return called(function, arguments);
    }

    /**
     * Returns the number of events.
     *
     * @param event the event's name
     * @return {@code count(event)}
     */
    public EventTerm count(String event) {
        return new EventTerm(AggregateFunction.COUNT, EventClause.of(event));
    }

    /**
     * Returns the instant of the first event.
     *
     * @param event the event's name
     * @return {@code first(event)}
     */
    public EventTerm first(String event) {
        return new EventTerm(AggregateFunction.FIRST, EventClause.of(event));
    }

    /**
     * Returns the instant of the last event.
     *
     * @param event the event's name
     * @return {@code last(event)}
     */
    public EventTerm last(String event) {
        return new EventTerm(AggregateFunction.LAST, EventClause.of(event));
    }

    /**
     * Returns the sum of a field.
     *
     * @param event the event's name
     * @param field a field that is a number
     * @return {@code sum(event.field)}
     */
    public EventTerm sum(String event, String field) {
        return aggregate(AggregateFunction.SUM, event, field);
    }

    /**
     * Returns the mean of a field.
     *
     * @param event the event's name
     * @param field a field that is a number
     * @return {@code avg(event.field)}
     */
    public EventTerm avg(String event, String field) {
        return aggregate(AggregateFunction.AVG, event, field);
    }

    /**
     * Returns the least value of a field.
     *
     * @param event the event's name
     * @param field a field that is a number or a date
     * @return {@code min(event.field)}
     */
    public EventTerm min(String event, String field) {
        return aggregate(AggregateFunction.MIN, event, field);
    }

    /**
     * Returns the greatest value of a field.
     *
     * @param event the event's name
     * @param field a field that is a number or a date
     * @return {@code max(event.field)}
     */
    public EventTerm max(String event, String field) {
        return aggregate(AggregateFunction.MAX, event, field);
    }

    /**
     * Returns how many different values a field has.
     *
     * @param event the event's name
     * @param field the field
     * @return {@code distinct(event.field)}
     */
    public EventTerm distinct(String event, String field) {
        return aggregate(AggregateFunction.DISTINCT, event, field);
    }

    /**
     * Returns what a function makes of a field.
     *
     * @param function the function
     * @param event the event's name
     * @param field the field
     * @return {@code function(event.field)}
     */
    public EventTerm aggregate(AggregateFunction function, String event, String field) {
        return new EventTerm(function, new EventClause(event, field, null, new Window.Ever()));
    }

    /**
     * Returns the condition that there is an event.
     *
     * @param event the event's name
     * @return {@code did event}
     */
    public EventCondition did(String event) {
        return new EventCondition(EventClause.of(event));
    }

    /**
     * Returns events for a condition that names them.
     *
     * @param event the event's name
     * @return all such events
     */
    public Events event(String event) {
        return new Events(EventClause.of(event));
    }

    /**
     * Returns {@code stopped event for idle}.
     *
     * @param event the events, without a window
     * @param idle how long there has been none
     * @return the condition
     */
    public Condition stopped(Events event, Period idle) {
        return Condition.of(new Expression.Stopped(event.clause(), idle, null));
    }

    /**
     * Returns {@code stopped event for idle in last lookBack}.
     *
     * @param event the events, without a window
     * @param idle how long there has been none
     * @param lookBack how far back there must be one
     * @return the condition
     */
    public Condition stopped(Events event, Period idle, Period lookBack) {
        return Condition.of(new Expression.Stopped(event.clause(), idle, lookBack));
    }

    /**
     * Returns {@code came back to event after gap}.
     *
     * @param event the events; their window is that of the return
     * @param gap how long there was none
     * @return the condition
     */
    public Condition cameBack(Events event, Period gap) {
        return Condition.of(new Expression.CameBack(event.clause(), gap));
    }

    /**
     * Returns {@code has identity 'namespace'}.
     *
     * @param namespace the namespace
     * @return the condition
     */
    public Condition hasIdentity(String namespace) {
        return Condition.of(new Expression.HasIdentity(namespace));
    }

    /**
     * Returns {@code tag 'tag'}.
     *
     * @param tag the tag
     * @return the condition
     */
    public Condition tag(String tag) {
        return Condition.of(new Expression.HasTag(tag));
    }

    /**
     * Returns {@code in segment 'name'}.
     *
     * @param name the segment's name in the catalog
     * @return the condition
     */
    public Condition inSegment(String name) {
        return Condition.of(new Expression.InSegment(name));
    }

    /**
     * Returns {@code sample(percent, 'salt')}.
     *
     * @param percent a number from 0 to 100, or a parameter
     * @param salt what tells this sample from others
     * @return the condition
     */
    public Condition sample(Object percent, String salt) {
        return Condition.of(new Expression.Sample(Values.literal(percent), salt));
    }

    /**
     * Returns {@code top percent percent by term}.
     *
     * @param percent a number above 0 and up to 100, or a parameter
     * @param by a number or a date
     * @return the condition
     */
    public Condition top(Object percent, Operand by) {
        return Condition.of(new Expression.Top(Values.literal(percent), by.term()));
    }

    /**
     * Returns the condition that all conditions hold, as a group of its own.
     *
     * @param conditions at least two
     * @return the condition
     * @throws IllegalArgumentException if there are fewer
     */
    public Condition all(Condition... conditions) {
        return Condition.of(new Expression.And(expressions(conditions)));
    }

    /**
     * Returns the condition that some condition holds, as a group of its own.
     *
     * @param conditions at least two
     * @return the condition
     * @throws IllegalArgumentException if there are fewer
     */
    public Condition any(Condition... conditions) {
        return Condition.of(new Expression.Or(expressions(conditions)));
    }

    /**
     * Returns the condition that another does not hold.
     *
     * @param condition the other
     * @return the condition
     */
    public Condition not(Condition condition) {
        return condition.not();
    }

    /**
     * Returns a value that each evaluation gives.
     *
     * @param name its name, without colon
     * @return the parameter
     */
    public Literal parameter(String name) {
        return new Literal.Parameter(name);
    }

    /**
     * Returns the local date of the evaluation.
     *
     * @return {@code today}
     */
    public Literal today() {
        return new Literal.Today();
    }

    /**
     * Returns the instant of the evaluation.
     *
     * @return {@code now}
     */
    public Literal now() {
        return new Literal.Now();
    }

    static Operand operand(Term term) {
        return () -> term;
    }

    static List<Expression> expressions(Condition... conditions) {
        return Arrays.stream(conditions).map(Condition::expression).toList();
    }

    static Operand called(String function, Object... arguments) {
        List<Term.Argument> all = Arrays.stream(arguments)
                .<Term.Argument>map(argument -> argument instanceof Operand operand
                        ? new Term.Argument.OfTerm(operand.term())
                        : new Term.Argument.OfLiteral(Values.literal(argument)))
                .toList();
        return operand(new Term.Call(function, all));
    }
}
