package io.kinfold.segments.language;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Unit;

import java.util.List;

/** {@code did event}, and what more can be said of it. Immutable. */
public final class EventCondition extends EventFilter<EventCondition> implements Condition {
    EventCondition(EventClause clause) {
        super(clause);
    }

    @Override
    EventCondition with(EventClause other) {
        return new EventCondition(other);
    }

    @Override
    public Expression expression() {
        return new Expression.Did(clause());
    }

    /**
     * Returns {@code did event for the first time ...}.
     *
     * @return the condition
     */
    public Condition forTheFirstTime() {
        return Condition.of(new Expression.FirstTime(clause()));
    }

    /**
     * Returns {@code did event regularly 1 times in periods of last of unit}.
     *
     * @param periods how many periods must have the event
     * @param of of how many, the last of which ends today
     * @param unit the length of one, a unit of the calendar
     * @return the condition
     */
    public Condition regularly(long periods, long of, Unit unit) {
        return regularly(Literal.of(1), Literal.of(periods), Literal.of(of), unit);
    }

    /**
     * Returns {@code did event regularly times in periods of last of unit}.
     *
     * @param times how many events a period needs
     * @param periods how many periods must have them
     * @param of of how many, the last of which ends today
     * @param unit the length of one, a unit of the calendar
     * @return the condition
     */
    public Condition regularly(Literal times, Literal periods, Literal of, Unit unit) {
        return Condition.of(new Expression.Regularly(clause(), times, periods, of, unit));
    }

    /**
     * Returns {@code did event then ... within ...}, to which further steps can be added.
     *
     * @param step the event after this one
     * @param amount within how many
     * @param unit of what
     * @return the condition
     */
    public EventSequence then(Events step, long amount, Unit unit) {
        return new EventSequence(clause(), List.of()).then(step, amount, unit);
    }

    /**
     * Returns {@code did event then not ... within ...}.
     *
     * @param step the event that must not come after this one
     * @param amount within how many
     * @param unit of what
     * @return the condition
     */
    public Condition thenNot(Events step, long amount, Unit unit) {
        return new EventSequence(clause(), List.of()).thenNot(step, amount, unit);
    }
}
