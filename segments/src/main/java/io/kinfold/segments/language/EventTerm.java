package io.kinfold.segments.language;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Term;

/** What a function makes of events: first say which events, then what must hold of it. Immutable. */
public final class EventTerm extends EventFilter<EventTerm> implements Operand {
    private final AggregateFunction function;

    EventTerm(AggregateFunction function, EventClause clause) {
        super(clause);
        this.function = function;
    }

    @Override
    EventTerm with(EventClause other) {
        return new EventTerm(function, other);
    }

    @Override
    public Term term() {
        return new Term.Aggregate(function, clause());
    }
}
