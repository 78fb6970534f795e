package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.time.ZoneDays;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * When a condition on events changes by time alone. It gathers the instants at which one of the row's events
 * can enter or leave a window, and decides the condition anew as of each, until it is decided otherwise. Cost:
 * events times periods of the leaf times deciding one row.
 */
public final class NextChange {
    // An explanation must end soon even for a profile with a very long history.
    private static final int MOST_TRIED = 20_000;

    private final CustomerTable table;
    private final EvaluationContext context;
    private final Turns turns;

    private NextChange(CustomerTable table, EvaluationContext context, Turns turns) {
        this.table = table;
        this.context = context;
        this.turns = turns;
    }

    /**
     * Returns the first instant after now as of which the row is decided otherwise if the data do not change. Days
     * of the year within {@code where} are not followed.
     *
     * @param leaf a leaf about events
     * @return epoch milliseconds; empty where it never changes, or not within the first thousands of instants
     */
    public static OptionalLong of(
            Expression leaf, CustomerTable table, EvaluationContext context, int row) {
        Turns turns = new Turns(ZoneDays.of(context.zone()), Spans.of(leaf, context));
        NextChange search = new NextChange(table, context, turns);
        Spans.clauses(leaf).forEach(clause -> search.gather(clause, row));
        boolean before = search.decide(leaf, row, context.now().toEpochMilli());
        return turns.after(context.now().toEpochMilli())
                .limit(MOST_TRIED)
                .filter(at -> search.decide(leaf, row, at) != before)
                .findFirst();
    }

    private boolean decide(Expression leaf, int row, long at) {
        EvaluationContext then = new EvaluationContext(
                Instant.ofEpochMilli(at), context.zone(), context.parameters());
        return EventConditions.of(leaf, table, then).bind(table).test(row);
    }

    private void gather(EventClause clause, int row) {
        EventTable events = table.events(clause.event());
        boolean scattered = events.isScattered(row);
        int[] order = scattered ? events.scattered(row) : new int[0];
        int start = scattered ? 0 : events.start(row);
        int end = scattered ? order.length : events.end(row);
        for (int i = start; i < end; i++) {
            int position = scattered ? order[i] : i;
            turns.add(events.at()[position]);
            gatherFields(clause, events, position);
        }
    }

    // A field may be asked for its days too, as in where (due in next 3 days).
    private void gatherFields(EventClause clause, EventTable events, int position) {
        table.schema().event(clause.event()).orElseThrow().fields().values().stream()
                .filter(field -> field.type().isTime())
                .forEach(field -> gatherField(field, events, position));
    }

    private void gatherField(AttributeDefinition field, EventTable events, int position) {
        Column column = EventSet.column(events, field.name());
        if (column.isSet(position)) {
            long value = ((LongColumn) column).value(position);
            turns.add(
                    field.type() instanceof ValueType.Date
                            ? ZoneDays.of(context.zone()).start(value)
                            : value);
        }
    }
}
