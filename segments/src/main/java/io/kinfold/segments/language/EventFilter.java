package io.kinfold.segments.language;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;

import java.util.function.Function;

/**
 * Says which events are meant. Immutable: each method returns another.
 *
 * @param <T> what the methods return
 */
public abstract sealed class EventFilter<T> permits Events, EventTerm, EventCondition {
    private final EventClause clause;

    EventFilter(EventClause clause) {
        this.clause = clause;
    }

    EventClause clause() {
        return clause;
    }

    abstract T with(EventClause other);

    /**
     * Adds {@code where (...)}; a second one takes the place of the first.
     *
     * @param body makes the condition over the event's fields
     * @return the filtered events
     */
    public T where(Function<EventFields, Condition> body) {
        Condition where = body.apply(new EventFields());
        return with(new EventClause(
                clause.event(), clause.field(), where.expression(), clause.window()));
    }

    /**
     * Adds {@code in last ...}. An event has one window: a second one takes the place of the first.
     *
     * @param amount how many
     * @param unit of what
     * @return the events in the window
     */
    public T inLast(long amount, Unit unit) {
        return in(new Window.Last(Period.of(amount, unit)));
    }

    /**
     * Adds {@code in next ...}.
     *
     * @param amount how many
     * @param unit of what
     * @return the events in the window
     */
    public T inNext(long amount, Unit unit) {
        return in(new Window.Next(Period.of(amount, unit)));
    }

    /**
     * Adds {@code since ...}.
     *
     * @param from a date or an instant, see {@link Operand}
     * @return the events in the window
     */
    public T since(Object from) {
        return in(new Window.Since(Values.literal(from)));
    }

    /**
     * Adds {@code before ...}.
     *
     * @param until a date or an instant, see {@link Operand}
     * @return the events in the window
     */
    public T before(Object until) {
        return in(new Window.Before(Values.literal(until)));
    }

    /**
     * Adds {@code between ... and ...}.
     *
     * @param from a date or an instant, see {@link Operand}
     * @param to a date or an instant, included
     * @return the events in the window
     */
    public T during(Object from, Object to) {
        return in(new Window.Between(Values.literal(from), Values.literal(to)));
    }

    /**
     * Sets the window.
     *
     * @param window when the events count
     * @return the events in the window
     */
    public T in(Window window) {
        return with(new EventClause(clause.event(), clause.field(), clause.where(), window));
    }
}
