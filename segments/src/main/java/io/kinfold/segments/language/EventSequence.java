package io.kinfold.segments.language;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.Step;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;

import java.util.ArrayList;
import java.util.List;

/** {@code did a then b within 7 days ...}. Immutable. */
public final class EventSequence implements Condition {
    private final EventClause first;
    private final List<Step> steps;

    EventSequence(EventClause first, List<Step> steps) {
        this.first = first;
        this.steps = steps;
    }

    @Override
    public Expression expression() {
        return new Expression.Sequence(first, steps);
    }

    /**
     * Adds {@code then ... within ...}.
     *
     * @param step the event after the one before
     * @param amount within how many
     * @param unit of what
     * @return the condition
     */
    public EventSequence then(Events step, long amount, Unit unit) {
        return plus(new Step(false, step.clause(), Period.of(amount, unit)));
    }

    /**
     * Adds {@code then not ... within ...}, the last step.
     *
     * @param step the event that must not come after the one before
     * @param amount within how many
     * @param unit of what
     * @return the condition
     */
    public Condition thenNot(Events step, long amount, Unit unit) {
        return plus(new Step(true, step.clause(), Period.of(amount, unit)));
    }

    private EventSequence plus(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new EventSequence(first, List.copyOf(all));
    }
}
