package io.kinfold.segments.explain;

import io.kinfold.segments.behaviour.EventConditions;
import io.kinfold.segments.behaviour.EventExplanation;
import io.kinfold.segments.behaviour.EventPredicate;
import io.kinfold.segments.behaviour.TopPredicate;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.explain.Tree.Twig;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.plan.Plan;
import io.kinfold.segments.plan.Planner;
import io.kinfold.segments.predicate.Columns;
import io.kinfold.segments.predicate.Source;
import io.kinfold.segments.predicate.Sources;
import io.kinfold.segments.predicate.ValueReader;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.typing.Types;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Leaves and terms as of one context. Valid until the data change. */
final class Subject implements Columns {
    private final CustomerTable table;
    private final Schema schema;
    private final EvaluationContext context;

    Subject(CustomerTable table, EvaluationContext context) {
        this.table = table;
        this.schema = table.schema();
        this.context = context;
    }

    /**
     * A leaf over rows.
     *
     * @param condition what it is bound to
     * @param positive whether the condition must hold
     */
    record Bound(RowPredicate condition, boolean positive) implements RowPredicate {
        @Override
        public boolean test(int row) {
            return condition.test(row) == positive;
        }

        /** Returns what was counted in a row, empty where the leaf is not about events. */
        Optional<EventExplanation> explain(int row) {
            return condition instanceof EventPredicate events
                    ? Optional.of(events.explain(row))
                    : Optional.empty();
        }

        /** Returns the least value that is in, of a leaf that ranks. */
        Optional<Object> cut() {
            return condition instanceof TopPredicate top
                    ? Optional.ofNullable(top.cut())
                    : Optional.empty();
        }
    }

    /** Returns a leaf over rows. */
    Bound bind(Twig twig) {
        Plan plan = Planner.leaf(twig.expression(), twig.segment(), table, context);
        if (plan instanceof Plan.Constant constant) {
            return new Bound(row -> constant.value(), true);
        } else if (plan instanceof Plan.Test test) {
            return new Bound(test.leaf().bind(table), test.positive());
        }
        throw new IllegalStateException("a leaf has a plan of several leaves");
    }

    /** Returns what reads a term's value. */
    ValueReader reader(Term term) {
        return new Sources(schema, context, this::source).of(term).bind(this);
    }

    private Source source(Term term) {
        boolean column = term instanceof Term.Named named && !named.name().equals(Schema.TAGS);
        return column
                ? new Source.Named(((Term.Named) term).name(), Types.of(term, schema))
                : new Source.Computed(term);
    }

    @Override
    public Column column(String name) {
        return table.attribute(name);
    }

    @Override
    public ValueReader computed(Object key) {
        if (key instanceof Term.Aggregate aggregate) {
            return EventConditions.value(aggregate, table, context)::value;
        }
        return one -> {
            Set<String> tags = new TreeSet<>(table.tags(one, context.now().toEpochMilli()));
            return tags.isEmpty() ? null : tags;
        };
    }
}
