package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.predicate.Filter;
import io.kinfold.segments.predicate.Filters;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.time.InstantRange;
import io.kinfold.segments.time.Instants;

import org.jspecify.annotations.Nullable;

/**
 * Which events count: those of a kind that satisfy a condition and lie between two instants. The last
 * instant is {@link Long#MAX_VALUE} where the table has no later event anyway, so that the same days give the
 * same key all day long.
 *
 * @param event the events' name
 * @param where the condition over an event's fields; null for all events
 * @param range when they lie
 */
record EventSet(String event, @Nullable Filter where, InstantRange range) {
    static EventSet of(EventClause clause, CustomerTable table, EvaluationContext context) {
        return of(clause, clause.window(), table, context);
    }

    /** Returns the clause's events of whatever time up to now. */
    static EventSet ever(EventClause clause, CustomerTable table, EvaluationContext context) {
        return of(clause, new Window.Ever(), table, context);
    }

    private static EventSet of(
            EventClause clause, Window window, CustomerTable table, EvaluationContext context) {
        InstantRange range = Instants.of(window, context);
        return new EventSet(
                clause.event(),
                where(clause, table.schema(), context),
                open(range, table.events(clause.event())));
    }

    private static @Nullable Filter where(
            EventClause clause, Schema schema, EvaluationContext context) {
        Expression where = clause.where();
        return where == null
                ? null
                : Filters.of(where, schema, schema.event(clause.event()).orElseThrow(), context);
    }

    private static InstantRange open(InstantRange range, EventTable events) {
        return !range.isEmpty() && events.latest() <= range.to()
                ? new InstantRange(range.from(), Long.MAX_VALUE)
                : range;
    }

    /** Returns the same events between other instants. */
    EventSet within(InstantRange other) {
        return new EventSet(event, where, other);
    }

    Scan bind(CustomerTable table) {
        EventTable events = table.events(event);
        RowPredicate bound = where == null ? null : where.bind(name -> column(events, name));
        return new Scan(event, events, bound, range);
    }

    static Column column(EventTable events, String field) {
        Column column = events.field(field);
        if (column == null) {
            throw new IllegalStateException(
                    "the event has no column '" + field + "'; check the expression first");
        }
        return column;
    }
}
