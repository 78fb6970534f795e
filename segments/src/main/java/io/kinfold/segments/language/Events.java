package io.kinfold.segments.language;

import io.kinfold.segments.expression.EventClause;

/** Events that a condition names, such as a step of a sequence. Immutable. */
public final class Events extends EventFilter<Events> {
    Events(EventClause clause) {
        super(clause);
    }

    @Override
    Events with(EventClause other) {
        return new Events(other);
    }
}
