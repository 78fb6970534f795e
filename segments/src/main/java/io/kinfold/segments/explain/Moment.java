package io.kinfold.segments.explain;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.time.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of a leaf may make it change by time alone: periods, kinds of events, attributes, and the words for now. */
final class Moment {
    private final Schema schema;
    private final EvaluationContext context;
    private final List<Span> spans = new ArrayList<>();
    private final Set<String> events = new LinkedHashSet<>();
    private final Set<String> attributes = new LinkedHashSet<>();
    private boolean moves;

    private Moment(Schema schema, EvaluationContext context) {
        this.schema = schema;
        this.context = context;
    }

    /** Looks at a leaf: an expression that is not and, or, not. */
    static Moment of(Expression leaf, Schema schema, EvaluationContext context) {
        Moment moment = new Moment(schema, context);
        moment.leaf(leaf);
        return moment;
    }

    /** Returns whether time alone may change it. */
    boolean moves() {
        return moves;
    }

    /** Returns the periods that are written in it. */
    List<Span> spans() {
        return spans;
    }

    /** Adds the instants, as epoch milliseconds, that lie in the row where it looks. */
    void instants(CustomerTable table, int row, int most, Set<Long> into) {
        for (String attribute : attributes) {
            Column column = table.attribute(attribute);
            if (column instanceof LongColumn longs && longs.isSet(row)) {
                into.add(longs.value(row));
            }
        }
        for (String event : events) {
            EventTable kind = table.events(event);
            int[] positions = positions(kind, row, most);
            for (int position : positions) {
                into.add(kind.at()[position]);
            }
        }
    }

    private static int[] positions(EventTable events, int row, int most) {
        if (events.isScattered(row)) {
            int[] all = events.scattered(row);
            return java.util.Arrays.copyOf(all, Math.min(most, all.length));
        }
        int start = events.start(row);
        int[] positions = new int[Math.min(most, events.end(row) - start)];
        java.util.Arrays.setAll(positions, i -> start + i);
        return positions;
    }

    private void leaf(Expression leaf) {
        if (leaf instanceof Expression.Compare compare) {
            term(compare.term());
            literal(compare.value());
        } else if (leaf instanceof Expression.In in) {
            term(in.term());
            in.values().forEach(this::literal);
        } else if (leaf instanceof Expression.Between between) {
            term(between.term());
            literal(between.low());
            literal(between.high());
        } else if (leaf instanceof Expression.IsSet isSet) {
            term(isSet.term());
        } else if (leaf instanceof Expression.Within within) {
            term(within.term());
            window(within.window());
        } else if (leaf instanceof Expression.Contains contains) {
            term(contains.term());
        } else if (leaf instanceof Expression.StartsWith startsWith) {
            term(startsWith.term());
        } else if (leaf instanceof Expression.IsTrue isTrue) {
            term(isTrue.term());
        } else if (leaf instanceof Expression.HasTag) {
            moves = true;
        } else {
            behaviour(leaf);
        }
    }

    private void behaviour(Expression leaf) {
        if (leaf instanceof Expression.Did did) {
            clause(did.event());
        } else if (leaf instanceof Expression.FirstTime first) {
            clause(first.event());
        } else if (leaf instanceof Expression.Sequence sequence) {
            clause(sequence.first());
            for (Expression.Step step : sequence.steps()) {
                clause(step.event());
                period(step.within());
            }
        } else if (leaf instanceof Expression.Regularly regularly) {
            clause(regularly.event());
            period(new Period(regularly.of(), regularly.unit()));
        } else if (leaf instanceof Expression.Stopped stopped) {
            clause(stopped.event());
            period(stopped.idle());
            period(stopped.lookBack());
        } else if (leaf instanceof Expression.CameBack cameBack) {
            clause(cameBack.event());
            period(cameBack.gap());
        }
    }

    private void term(Term term) {
        if (term instanceof Term.Named named) {
            moves |= named.name().equals(Schema.TAGS);
            schema.attribute(named.name())
                    .filter(attribute ->
                            attribute.type().isTime() && !attribute.name().equals(Schema.TAGS))
                    .ifPresent(attribute -> attributes.add(attribute.name()));
        } else if (term instanceof Term.DaysSince since) {
            moves = true;
            term(since.term());
        } else if (term instanceof Term.Aggregate aggregate) {
            clause(aggregate.event());
        } else if (term instanceof Term.Call call) {
            for (Term.Argument argument : call.arguments()) {
                if (argument instanceof Term.Argument.OfTerm of) {
                    term(of.term());
                } else if (argument instanceof Term.Argument.OfLiteral literal) {
                    literal(literal.literal());
                }
            }
        }
    }

    /** An event that is still to come changes what any window sees. */
    private void clause(EventClause clause) {
        moves = true;
        events.add(clause.event());
        window(clause.window());
        if (clause.where() != null) {
            where(clause.where());
        }
    }

    private void where(Expression where) {
        if (where instanceof Expression.And and) {
            and.parts().forEach(this::where);
        } else if (where instanceof Expression.Or or) {
            or.parts().forEach(this::where);
        } else if (where instanceof Expression.Not not) {
            where(not.part());
        } else if (where instanceof Expression.Within within) {
            window(within.window());
        }
    }

    private void window(Window window) {
        if (window instanceof Window.Last last) {
            period(last.period());
        } else if (window instanceof Window.Next next) {
            period(next.period());
        } else if (window instanceof Window.Since since) {
            literal(since.from());
        } else if (window instanceof Window.Before before) {
            literal(before.until());
        } else if (window instanceof Window.Between between) {
            literal(between.from());
            literal(between.to());
        }
    }

    private void period(@Nullable Period period) {
        if (period != null) {
            moves = true;
            spans.add(Span.of(period, context));
        }
    }

    private void literal(Literal literal) {
        moves |= literal instanceof Literal.Today || literal instanceof Literal.Now;
    }
}
