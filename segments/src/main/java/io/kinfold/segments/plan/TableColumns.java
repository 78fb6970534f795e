package io.kinfold.segments.plan;

import io.kinfold.segments.behaviour.EventConditions;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.predicate.Columns;
import io.kinfold.segments.predicate.Source;
import io.kinfold.segments.predicate.ValueReader;

import java.util.Set;

/** The values of a profile that functions of the host are given. */
record TableColumns(CustomerTable table) implements Columns {
    /** The key of the set of tags at an instant, as epoch milliseconds. */
    record Tags(long at) {}

    /** The key of what a function makes of events, as of a context. */
    record Aggregated(Term.Aggregate term, EvaluationContext context) {}

    @Override
    public Column column(String name) {
        return table.attribute(name);
    }

    @Override
    public ValueReader computed(Object key) {
        if (key instanceof Tags tags) {
            return row -> {
                Set<String> present = Set.copyOf(table.tags(row, tags.at()));
                return present.isEmpty() ? null : present;
            };
        }
        if (key instanceof Aggregated aggregated) {
            return EventConditions.value(aggregated.term(), table, aggregated.context())::value;
        }
        return Columns.super.computed(key);
    }

    /**
     * Returns a number that every change of what a source reads raises, tags and identifiers
     * excepted.
     */
    static long version(Source source, CustomerTable table) {
        if (source instanceof Source.Named named) {
            return table.attribute(named.name()).version();
        }
        if (source instanceof Source.DaysSince since) {
            return version(since.of(), table);
        }
        if (source instanceof Source.Called called) {
            return called.arguments().stream()
                    .mapToLong(each -> version(each, table))
                    .sum();
        }
        return source instanceof Source.Computed computed
                        && computed.key() instanceof Aggregated aggregated
                ? version(Set.of(aggregated.term().event().event()), table)
                : 0;
    }

    /** Returns a number that every change of some events raises. */
    static long version(Set<String> events, CustomerTable table) {
        return events.stream().mapToLong(name -> table.events(name).version()).sum();
    }
}
