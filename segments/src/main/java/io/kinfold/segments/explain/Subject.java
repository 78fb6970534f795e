package io.kinfold.segments.explain;

import io.kinfold.segments.behaviour.EventConditions;
import io.kinfold.segments.behaviour.EventPredicate;
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

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Leaves and terms of one row as of one context. */
final class Subject implements Columns {
    private final CustomerTable table;
    private final int row;
    private final Schema schema;
    private final EvaluationContext context;

    Subject(CustomerTable table, int row, EvaluationContext context) {
        this.table = table;
        this.row = row;
        this.schema = table.schema();
        this.context = context;
    }

    /** Returns whether a leaf holds. */
    boolean holds(Twig twig) {
        return events(twig)
                .map(predicate -> predicate.test(row))
                .orElseGet(() ->
                        holds(Planner.leaf(twig.expression(), twig.segment(), context)));
    }

    private boolean holds(Plan plan) {
        if (plan instanceof Plan.Constant constant) {
            return constant.value();
        } else if (plan instanceof Plan.Test test) {
            RowPredicate predicate = test.leaf().bind(table);
            return predicate.test(row) == test.positive();
        } else if (plan instanceof Plan.All all) {
            return all.parts().stream().allMatch(this::holds);
        }
        return ((Plan.Any) plan).parts().stream().anyMatch(this::holds);
    }

    /** Returns the leaf as a condition on events, empty where it is about something else. */
    Optional<EventPredicate> events(Twig twig) {
        return EventConditions.isAboutEvents(twig.expression())
                ? Optional.of(
                        EventConditions.of(twig.expression(), table, context).bind(table))
                : Optional.empty();
    }

    /** Returns a term's value in the Java type that ValueType tells, null where it is missing. */
    @Nullable
    Object value(Term term) {
        return new Sources(schema, context, this::source).of(term).bind(this).value(row);
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
