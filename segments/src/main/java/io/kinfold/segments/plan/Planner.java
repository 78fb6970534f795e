package io.kinfold.segments.plan;

import io.kinfold.segments.behaviour.EventCondition;
import io.kinfold.segments.behaviour.EventConditions;
import io.kinfold.segments.behaviour.TopCondition;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Conditions;
import io.kinfold.segments.predicate.Source;
import io.kinfold.segments.predicate.Sources;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Literals;
import io.kinfold.segments.typing.Types;

import java.util.ArrayList;
import java.util.List;

/** Makes plans of segments. */
public final class Planner {
    /** How many leaves a plan has at most, those of the segments that it names included. */
    static final int MOST_LEAVES = 20_000;

    private final Segment segment;
    private final CustomerTable table;
    private final Schema schema;
    private final EvaluationContext context;
    private final Budget budget;

    /** The leaves of a plan so far; shared by the planners of the segments that are named. */
    private static final class Budget {
        private int leaves;

        void spend() {
            if (++leaves > MOST_LEAVES) {
                throw new SegmentException(List.of(new SegmentProblem(
                        "SEG-507",
                        Severity.ERROR,
                        Position.NOWHERE,
                        "with the segments that it names, the segment has more than " + MOST_LEAVES
                                + " conditions; name fewer segments, or each only once",
                        "")));
            }
        }
    }

    private Planner(
            Segment segment, CustomerTable table, EvaluationContext context, Budget budget) {
        this.segment = segment;
        this.table = table;
        this.schema = segment.schema();
        this.context = segment.zone()
                .map(zone -> new EvaluationContext(context.now(), zone, context.parameters()))
                .orElse(context);
        this.budget = budget;
    }

    /**
     * Returns the plan of a segment as of a context; where the segment pins a zone, in that zone.
     *
     * @param table whose latest values decide which bounds matter; the plan holds for it until the
     *     data change
     * @throws SegmentException if a parameter is absent or does not fit, or if the segments that it
     *     names make it larger than 20,000 conditions
     */
    public static Plan of(Segment segment, CustomerTable table, EvaluationContext context) {
        Planner planner = new Planner(segment, table, context, new Budget());
        return planner.plan(segment.expression(), true);
    }

    /**
     * Returns what one leaf of a segment's tree asks: a test, or a constant where no value can be
     * or miss what it asks; the whole plan of the other segment for {@code in segment}.
     *
     * @param leaf a node of the segment's tree that is not and, or, not
     * @throws SegmentException if a parameter is absent or does not fit
     */
    public static Plan leaf(
            Expression leaf, Segment segment, CustomerTable table, EvaluationContext context) {
        return new Planner(segment, table, context, new Budget()).plan(leaf, true);
    }

    private Plan plan(Expression expression, boolean positive) {
        if (expression instanceof Expression.Not not) {
            return plan(not.part(), !positive);
        }
        if (expression instanceof Expression.And and) {
            return joined(and.parts(), positive, positive);
        }
        if (expression instanceof Expression.Or or) {
            return joined(or.parts(), positive, !positive);
        }
        if (expression instanceof Expression.InSegment reference) {
            Segment named = named(reference);
            return new Planner(named, table, context, budget).plan(named.expression(), positive);
        }
        budget.spend();
        return leaf(expression, positive);
    }

    private Plan joined(List<Expression> parts, boolean positive, boolean all) {
        List<Plan> plans = new ArrayList<>();
        parts.forEach(part -> plans.add(plan(part, positive)));
        return all ? Simplifier.all(plans) : Simplifier.any(plans);
    }

    private Segment named(Expression.InSegment reference) {
        Segment named = segment.references().get(reference.segment());
        if (named == null) {
            throw new IllegalArgumentException("the segment names '" + reference.segment()
                    + "', but is in no catalog that has it; take it from its catalog");
        }
        return named;
    }

    private Plan leaf(Expression expression, boolean positive) {
        if (expression instanceof Expression.HasIdentity has) {
            return new Plan.Test(new Leaf.OfIdentity(has.namespace()), positive);
        }
        if (expression instanceof Expression.HasTag has) {
            return new Plan.Test(new Leaf.OfTag(has.tag(), now()), positive);
        }
        if (expression instanceof Expression.Sample sample) {
            long below = Sample.below(Literals.percent(sample.percent(), context));
            return new Plan.Test(new Leaf.OfSample(below, sample.salt()), positive);
        }
        if (expression instanceof Expression.Top top) {
            return new Plan.Test(new Leaf.OfTop(top(top)), positive);
        }
        if (EventConditions.isAboutEvents(expression)) {
            EventCondition condition = EventConditions.of(positive(expression), table, context);
            Leaf leaf = new Leaf.OfBehaviour(condition, EventNames.of(expression));
            return new Plan.Test(leaf, positive != isNotEqual(expression));
        }
        Term term = Conditions.inner(Conditions.term(expression));
        ValueType type = Types.of(term, schema);
        ColumnCondition condition = Conditions.of(expression, type, context);
        if (condition instanceof ColumnCondition.Complement complement) {
            return Simplifier.test(leaf(term, complement.of()), !positive);
        }
        return Simplifier.test(leaf(term, condition), positive);
    }

    private TopCondition top(Expression.Top top) {
        if (!(Conditions.inner(top.by()) instanceof Term.Call)) {
            return TopCondition.of(top, table, context);
        }
        Source source = new Sources(schema, context, this::source).of(top.by());
        return TopCondition.of(new ComputedRank(source), top, context);
    }

    private static boolean isNotEqual(Expression expression) {
        return expression instanceof Expression.Compare compare
                && compare.operator() == Operator.NOT_EQUAL;
    }

    private static Expression positive(Expression expression) {
        return isNotEqual(expression)
                ? new Expression.Compare(
                        ((Expression.Compare) expression).term(),
                        Operator.EQUAL,
                        ((Expression.Compare) expression).value())
                : expression;
    }

    private Leaf leaf(Term term, ColumnCondition condition) {
        if (term instanceof Term.Named named) {
            return named.name().equals(Schema.TAGS)
                    ? new Leaf.OfTags(condition, now())
                    : new Leaf.OfAttribute(named.name(), condition);
        }
        return new Leaf.OfComputed(new Sources(schema, context, this::source).of(term), condition);
    }

    private Source source(Term term) {
        if (term instanceof Term.Aggregate aggregate) {
            return new Source.Computed(new TableColumns.Aggregated(aggregate, context));
        }
        Term.Named named = (Term.Named) term;
        return named.name().equals(Schema.TAGS)
                ? new Source.Computed(new TableColumns.Tags(now()))
                : new Source.Named(named.name(), Types.of(named, schema));
    }

    private long now() {
        return context.now().toEpochMilli();
    }
}
