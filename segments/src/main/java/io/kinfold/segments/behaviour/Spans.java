package io.kinfold.segments.behaviour;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.predicate.Conditions;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.time.Span;
import io.kinfold.segments.typing.Literals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The periods that a leaf about events speaks of, days since something among them. */
final class Spans {
    // Beyond this the periods of regularly reach back further than anyone looks at an explanation.
    private static final int MOST_PERIODS = 1_000;

    private final EvaluationContext context;
    private final Set<Span> spans = new LinkedHashSet<>();

    private Spans(EvaluationContext context) {
        this.context = context;
    }

    static Set<Span> of(Expression leaf, EvaluationContext context) {
        Spans spans = new Spans(context);
        spans.addLeaf(leaf);
        clauses(leaf).forEach(spans::addClause);
        return spans.spans;
    }

    /** Returns the kinds of events that a leaf about events looks at. */
    static List<EventClause> clauses(Expression leaf) {
        if (leaf instanceof Expression.Did did) {
            return List.of(did.event());
        }
        if (leaf instanceof Expression.FirstTime firstTime) {
            return List.of(firstTime.event());
        }
        if (leaf instanceof Expression.Stopped stopped) {
            return List.of(stopped.event());
        }
        if (leaf instanceof Expression.Regularly regularly) {
            return List.of(regularly.event());
        }
        if (leaf instanceof Expression.CameBack cameBack) {
            return List.of(cameBack.event());
        }
        if (leaf instanceof Expression.Sequence sequence) {
            List<EventClause> clauses = new ArrayList<>(List.of(sequence.first()));
            sequence.steps().forEach(step -> clauses.add(step.event()));
            return clauses;
        }
        return EventConditions.inner(Conditions.term(leaf)) instanceof Term.Aggregate aggregate
                ? List.of(aggregate.event())
                : List.of();
    }

    private void addLeaf(Expression leaf) {
        if (leaf instanceof Expression.Stopped stopped) {
            add(stopped.idle());
            Period lookBack = stopped.lookBack();
            if (lookBack != null) {
                add(lookBack);
            }
        } else if (leaf instanceof Expression.Sequence sequence) {
            sequence.steps().forEach(step -> add(step.within()));
        } else if (leaf instanceof Expression.Regularly regularly) {
            int of = Math.min(MOST_PERIODS, Literals.count(regularly.of(), context));
            for (int period = 1; period <= of; period++) {
                spans.add(new Span(period, regularly.unit()));
            }
        } else {
            addCondition(leaf);
        }
    }

    private void addClause(EventClause clause) {
        addWindow(clause.window());
        Expression where = clause.where();
        if (where != null) {
            addWhere(where);
        }
    }

    private void addWhere(Expression where) {
        if (where instanceof Expression.And and) {
            and.parts().forEach(this::addWhere);
        } else if (where instanceof Expression.Or or) {
            or.parts().forEach(this::addWhere);
        } else if (where instanceof Expression.Not not) {
            addWhere(not.part());
        } else {
            addCondition(where);
        }
    }

    private void addCondition(Expression leaf) {
        if (leaf instanceof Expression.Within within) {
            addWindow(within.window());
        } else if (leaf instanceof Expression.Compare compare && isDays(compare.term())) {
            addDays(List.of(compare.value()));
        } else if (leaf instanceof Expression.Between between && isDays(between.term())) {
            addDays(List.of(between.low(), between.high()));
        } else if (leaf instanceof Expression.In in && isDays(in.term())) {
            addDays(in.values());
        }
    }

    private static boolean isDays(Term term) {
        return term instanceof Term.DaysSince;
    }

    private void addDays(List<Literal> literals) {
        for (Object value : Literals.values(literals, ValueType.integer(), context)) {
            long days =
                    ((BigDecimal) value).setScale(0, RoundingMode.FLOOR).abs().longValue();
            // A thousand years and more ago there is nothing.
            if (days <= Literals.longest(Period.of(0, Unit.DAYS))) {
                spans.add(new Span(days, Unit.DAYS));
                spans.add(new Span(days + 1, Unit.DAYS));
            }
        }
    }

    private void addWindow(Window window) {
        if (window instanceof Window.Last last) {
            add(last.period());
        } else if (window instanceof Window.Next next) {
            add(next.period());
        }
    }

    private void add(Period period) {
        spans.add(Span.of(period, context));
    }
}
