package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Conditions;
import io.kinfold.segments.predicate.Range;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.time.InstantRange;
import io.kinfold.segments.time.Instants;
import io.kinfold.segments.time.Span;
import io.kinfold.segments.time.ZoneDays;
import io.kinfold.segments.typing.Literals;

import java.time.ZoneId;
import java.util.List;

/** Resolves the leaves of a checked expression that are about events. */
public final class EventConditions {
    private final CustomerTable table;
    private final EvaluationContext context;

    private EventConditions(CustomerTable table, EvaluationContext context) {
        this.table = table;
        this.context = context;
    }

    /**
     * Returns the condition of a leaf about events.
     *
     * @param leaf a behaviour, or a condition on an aggregate or on the days since one
     * @param table whose latest events decide which bounds matter; the condition holds for it only until the
     *     data change
     * @param context resolves literals and windows
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if the expression is no such leaf
     */
    public static EventCondition of(
            Expression leaf, CustomerTable table, EvaluationContext context) {
        return new EventConditions(table, context).of(leaf);
    }

    /**
     * Returns what an aggregate makes of each row's events.
     *
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     */
    public static EventValue value(
            Term.Aggregate term, CustomerTable table, EvaluationContext context) {
        return EventAggregate.of(term, table, context).bind(table);
    }

    /** Returns whether a leaf is about events, so that {@link #of} resolves it. */
    public static boolean isAboutEvents(Expression leaf) {
        if (leaf instanceof Expression.Did
                || leaf instanceof Expression.Sequence
                || leaf instanceof Expression.FirstTime
                || leaf instanceof Expression.Regularly
                || leaf instanceof Expression.Stopped
                || leaf instanceof Expression.CameBack) {
            return true;
        }
        return isCondition(leaf) && inner(Conditions.term(leaf)) instanceof Term.Aggregate;
    }

    private static boolean isCondition(Expression leaf) {
        return leaf instanceof Expression.Compare
                || leaf instanceof Expression.In
                || leaf instanceof Expression.Between
                || leaf instanceof Expression.IsSet
                || leaf instanceof Expression.Within
                || leaf instanceof Expression.Contains
                || leaf instanceof Expression.StartsWith
                || leaf instanceof Expression.IsTrue;
    }

    static Term inner(Term term) {
        return term instanceof Term.DaysSince since ? inner(since.term()) : term;
    }

    private EventCondition of(Expression leaf) {
        if (leaf instanceof Expression.Did did) {
            return AggregateCondition.some(events(did.event()));
        }
        if (leaf instanceof Expression.FirstTime firstTime) {
            InstantRange range = Instants.of(firstTime.event().window(), context);
            return moment(firstTime.event(), AggregateFunction.FIRST, range);
        }
        if (leaf instanceof Expression.Stopped stopped) {
            return stopped(stopped);
        }
        if (leaf instanceof Expression.Sequence sequence) {
            return sequence(sequence);
        }
        if (leaf instanceof Expression.Regularly regularly) {
            return regularly(regularly);
        }
        if (leaf instanceof Expression.CameBack cameBack) {
            Span gap = Span.of(cameBack.gap(), context);
            return new ReturnCondition(
                    events(cameBack.event()), gap, gap.isCalendar() ? context.zone() : null);
        }
        return aggregate(leaf);
    }

    private EventCondition aggregate(Expression leaf) {
        if (!(inner(Conditions.term(leaf)) instanceof Term.Aggregate term)) {
            throw new IllegalArgumentException(
                    leaf.getClass().getSimpleName() + " of an attribute is not about events");
        }
        EventAggregate aggregate = EventAggregate.of(term, table, context);
        ColumnCondition accepted = Conditions.of(leaf, aggregate.type(), context);
        boolean past = aggregate.field() == null
                && aggregate.type() instanceof ValueType.DateTime
                && !(term.event().window() instanceof Window.Next);
        return new AggregateCondition(aggregate, past ? open(accepted) : accepted);
    }

    private EventCondition stopped(Expression.Stopped stopped) {
        Period lookBack = stopped.lookBack();
        long from = lookBack == null ? Long.MIN_VALUE : start(lookBack);
        long to = start(stopped.idle()) - 1;
        return moment(stopped.event(), AggregateFunction.LAST, new InstantRange(from, to));
    }

    /** The first or the last of all events up to now lies within. */
    private EventCondition moment(
            EventClause clause, AggregateFunction function, InstantRange range) {
        EventSet ever = EventSet.ever(clause, table, context);
        ColumnCondition accepted =
                new ColumnCondition.Longs(List.of(new Range(range.from(), range.to())));
        return new AggregateCondition(
                new EventAggregate(ever, function, null, ValueType.dateTime()), open(accepted));
    }

    /** Takes off upper bounds that nothing up to now can exceed: they change with now and decide nothing. */
    private ColumnCondition open(ColumnCondition accepted) {
        if (!(accepted instanceof ColumnCondition.Longs longs)) {
            return accepted;
        }
        long now = context.now().toEpochMilli();
        return new ColumnCondition.Longs(longs.ranges().stream()
                .map(range ->
                        range.high() < now ? range : new Range(range.low(), LongColumn.GREATEST))
                .toList());
    }

    private EventCondition sequence(Expression.Sequence sequence) {
        List<SequenceCondition.StepSet> steps = sequence.steps().stream()
                .map(step -> new SequenceCondition.StepSet(
                        step.absent(), events(step.event()), Span.of(step.within(), context)))
                .toList();
        boolean calendar = steps.stream().anyMatch(step -> step.within().isCalendar());
        ZoneId zone = calendar ? context.zone() : null;
        return new SequenceCondition(
                events(sequence.first()), steps, zone, over(steps.get(steps.size() - 1)));
    }

    private long over(SequenceCondition.StepSet last) {
        if (!last.absent()) {
            return Long.MAX_VALUE;
        }
        Reach reach = new Reach(ZoneDays.of(context.zone()));
        return reach.over(last.within(), context.now().toEpochMilli());
    }

    private EventCondition regularly(Expression.Regularly regularly) {
        return new RegularCondition(
                EventSet.ever(regularly.event(), table, context),
                Literals.count(regularly.times(), context),
                Literals.count(regularly.periods(), context),
                Literals.count(regularly.of(), context),
                regularly.unit(),
                context.today().toEpochDay(),
                context.zone());
    }

    private EventSet events(EventClause clause) {
        return EventSet.of(clause, table, context);
    }

    private long start(Period period) {
        return Instants.start(Span.of(period, context), context);
    }
}
