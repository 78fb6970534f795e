package io.kinfold.segments.plan;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.predicate.Conditions;

import java.util.HashSet;
import java.util.Set;

/** The kinds of events that a leaf looks at. */
final class EventNames {
    private EventNames() {}

    static Set<String> of(Expression leaf) {
        if (leaf instanceof Expression.Sequence sequence) {
            Set<String> names = new HashSet<>(Set.of(sequence.first().event()));
            sequence.steps().forEach(step -> names.add(step.event().event()));
            return names;
        }
        return Set.of(clause(leaf).event());
    }

    private static EventClause clause(Expression leaf) {
        if (leaf instanceof Expression.Did did) {
            return did.event();
        }
        if (leaf instanceof Expression.FirstTime firstTime) {
            return firstTime.event();
        }
        if (leaf instanceof Expression.Regularly regularly) {
            return regularly.event();
        }
        if (leaf instanceof Expression.Stopped stopped) {
            return stopped.event();
        }
        if (leaf instanceof Expression.CameBack cameBack) {
            return cameBack.event();
        }
        return ((Term.Aggregate) Conditions.inner(Conditions.term(leaf))).event();
    }
}
