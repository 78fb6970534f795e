package io.kinfold.segments.sql;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.predicate.Range;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.time.InstantRange;
import io.kinfold.segments.time.Instants;
import io.kinfold.segments.time.Span;
import io.kinfold.segments.time.ZoneDays;
import io.kinfold.segments.typing.Literals;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What profiles did, as SQL over the tables of events, one for each kind of event. */
final class EventSql {
    private final Statement statement;
    private final EvaluationContext context;
    private final String row;
    private final Function<Clause, String> where;

    /**
     * @param row the alias of the profile's row
     * @param where writes the condition of a clause
     */
    EventSql(
            Statement statement,
            EvaluationContext context,
            String row,
            Function<Clause, String> where) {
        this.statement = statement;
        this.context = context;
        this.row = row;
        this.where = where;
    }

    /**
     * The condition of an event clause.
     *
     * @param event the event
     * @param alias the alias of the event's row
     * @param condition the condition on the event's fields
     */
    record Clause(EventDefinition event, String alias, Expression condition) {}

    String did(EventClause clause) {
        String event = statement.tables().alias();
        return "EXISTS (SELECT 1" + from(clause, event, own(event), seen(clause, event)) + ")";
    }

    /** Returns the value of an aggregate for the row's profile. */
    String aggregate(Term.Aggregate aggregate) {
        EventClause clause = aggregate.event();
        String event = statement.tables().alias();
        String rows = from(clause, event, own(event), counted(clause, event));
        String field = clause.field() == null ? null : field(clause, event);
        if (isPicked(aggregate)) {
            String descending = aggregate.function() == AggregateFunction.LAST ? " DESC" : "";
            return "(SELECT " + field + rows + " ORDER BY " + Tables.at(event) + descending + ", "
                    + inOrder(clause, event) + " LIMIT 1)";
        }
        return "(SELECT " + function(aggregate, event) + rows + ")";
    }

    /** Returns the query of profiles with an event that counts, and the value of the aggregate. */
    String ranked(Term.Aggregate aggregate) {
        String event = statement.tables().alias();
        EventClause clause = aggregate.event();
        if (isPicked(aggregate)) {
            return "SELECT " + Tables.id(row) + ", " + aggregate(aggregate) + " AS value FROM "
                    + Tables.PROFILES + " " + row;
        }
        return "SELECT " + Tables.id(event) + ", " + function(aggregate, event) + " AS value"
                + from(clause, event, Tables.id(event) + " IS NOT NULL", counted(clause, event))
                + " GROUP BY " + Tables.id(event);
    }

    private static boolean isPicked(Term.Aggregate aggregate) {
        boolean ofEnds = aggregate.function() == AggregateFunction.FIRST
                || aggregate.function() == AggregateFunction.LAST;
        return ofEnds && aggregate.event().field() != null;
    }

    private String function(Term.Aggregate aggregate, String event) {
        EventClause clause = aggregate.event();
        String value = clause.field() == null ? Tables.at(event) : field(clause, event);
        return switch (aggregate.function()) {
            case COUNT -> "COUNT(*)";
            case DISTINCT -> "COUNT(DISTINCT " + value + ")";
            case SUM -> "COALESCE(SUM(" + value + "), 0)";
            case AVG -> statement.tables().asDouble("SUM(" + value + ")") + " / COUNT(*)";
            case MIN, FIRST -> "MIN(" + value + ")";
            case MAX, LAST -> "MAX(" + value + ")";
        };
    }

    private String inOrder(EventClause clause, String event) {
        String value = field(clause, event);
        ValueType type = definition(clause).type();
        boolean text = type.isText() || type instanceof ValueType.Anniversary;
        return text ? statement.values().byBytes(value) : value;
    }

    String firstTime(EventClause clause) {
        String event = statement.tables().alias();
        String rows = from(clause, event, own(event), past(clause, event));
        InstantRange window = Instants.of(clause.window(), context);
        return within(window, "(SELECT MIN(" + Tables.at(event) + ")" + rows + ")");
    }

    /**
     * The last event lies before the idle time, and after the beginning of the time that is looked
     * at.
     */
    String stopped(Expression.Stopped node) {
        String event = statement.tables().alias();
        String rows = from(node.event(), event, own(event), past(node.event(), event));
        long idle = Instants.start(Span.of(node.idle(), context), context);
        long back = node.lookBack() == null
                ? Long.MIN_VALUE
                : Instants.start(Span.of(node.lookBack(), context), context);
        return within(
                new InstantRange(back, idle - 1),
                "(SELECT MAX(" + Tables.at(event) + ")" + rows + ")");
    }

    /** Each event is put beside the one before it, whatever the window is. */
    String cameBack(Expression.CameBack node) {
        String event = statement.tables().alias();
        String pair = statement.tables().alias();
        Span gap = Span.of(node.gap(), context);
        String previous = pair + ".previous_at";
        String longer = gap.isCalendar()
                ? moved(day(Tables.at(pair)), "-", gap) + " > " + day(previous)
                : previous + " + " + interval(gap) + " < " + Tables.at(pair);
        return Tables.id(row) + " IN (SELECT " + Tables.id(pair) + " FROM (SELECT "
                + Tables.id(event)
                + ", " + Tables.at(event) + ", LAG(" + Tables.at(event) + ") OVER (PARTITION BY "
                + Tables.id(event) + " ORDER BY " + Tables.at(event) + ") AS previous_at"
                + from(
                        node.event(),
                        event,
                        Tables.id(event) + " IS NOT NULL",
                        condition(node.event(), event))
                + ") " + pair + " WHERE "
                + within(Instants.of(node.event().window(), context), Tables.at(pair)) + " AND "
                + longer + ")";
    }

    /**
     * Events are numbered by period from their instants, and the periods with enough of them are
     * counted.
     */
    String regularly(Expression.Regularly node) {
        int times = Literals.count(node.times(), context);
        int needed = Literals.count(node.periods(), context);
        int of = Literals.count(node.of(), context);
        if (needed == 0 || times == 0) {
            return needed <= of ? "TRUE" : "FALSE";
        }
        if (needed > of) {
            return "FALSE";
        }
        String event = statement.tables().alias();
        String full = statement.tables().alias();
        StringBuilder period = new StringBuilder("CASE");
        long first = Long.MIN_VALUE;
        for (int k = 0; k < of; k++) {
            first = start(new Span(k + 1L, node.unit()));
            period.append(" WHEN ")
                    .append(Tables.at(event))
                    .append(" >= ")
                    .append(Quoting.instant(first))
                    .append(" THEN ")
                    .append(k);
        }
        List<String> conditions = condition(node.event(), event);
        conditions.add(within(new InstantRange(first, now()), Tables.at(event)));
        return "(SELECT COUNT(*) FROM (SELECT " + period + " END AS period"
                + from(node.event(), event, own(event), conditions)
                + " GROUP BY 1 HAVING COUNT(*) >= " + times + ") " + full + ") >= " + needed;
    }

    /** Returns the first instant after so many units before today. */
    private long start(Span span) {
        return ZoneDays.of(context.zone()).start(span.before(context.today().toEpochDay()) + 1);
    }

    String sequence(Expression.Sequence node) {
        String first = statement.tables().alias();
        List<String> conditions = new ArrayList<>(List.of(own(first)));
        conditions.addAll(seen(node.first(), first));
        StringBuilder tables = new StringBuilder(table(node.first(), first));
        String before = first;
        for (Expression.Step step : node.steps()) {
            String event = statement.tables().alias();
            List<String> follows = new ArrayList<>(seen(step.event(), event));
            follows.add(0, Tables.id(event) + " = " + Tables.id(before));
            follows.addAll(follows(before, event, Span.of(step.within(), context)));
            if (step.absent()) {
                conditions.add(isOver(before, Span.of(step.within(), context)));
                conditions.add("NOT EXISTS (SELECT 1 FROM " + table(step.event(), event) + " WHERE "
                        + String.join(" AND ", follows) + ")");
            } else {
                tables.append(", ").append(table(step.event(), event));
                conditions.addAll(follows);
            }
            before = event;
        }
        return "EXISTS (SELECT 1 FROM " + tables + " WHERE " + String.join(" AND ", conditions)
                + ")";
    }

    private List<String> follows(String before, String event, Span within) {
        String soon = within.isCalendar()
                ? day(Tables.at(event)) + " <= " + moved(day(Tables.at(before)), "+", within)
                : Tables.at(event) + " <= " + Tables.at(before) + " + " + interval(within);
        return List.of(Tables.at(event) + " > " + Tables.at(before), soon);
    }

    /** Returns the condition that a period that began at an event ended before or at now. */
    private String isOver(String event, Span period) {
        if (!period.isCalendar()) {
            return within(
                    new InstantRange(Long.MIN_VALUE, now() - period.millis()), Tables.at(event));
        }
        ZoneDays days = ZoneDays.of(context.zone());
        long notOver = days.day(now() + 1);
        long last = period.before(notOver);
        while (period.after(last) >= notOver) {
            last--;
        }
        while (period.after(last + 1) < notOver) {
            last++;
        }
        return within(new InstantRange(Long.MIN_VALUE, days.end(last)), Tables.at(event));
    }

    private String day(String instant) {
        return statement.tables().day(instant, context.zone().getId());
    }

    private static String moved(String day, String sign, Span span) {
        return switch (span.unit()) {
            case DAYS -> day + " " + sign + " " + span.amount();
            case WEEKS -> day + " " + sign + " " + 7 * span.amount();
            default -> "CAST(" + day + " " + sign + " " + interval(span) + " AS DATE)";
        };
    }

    private static String interval(Span span) {
        return "INTERVAL '" + span.amount() + " " + span.unit().word() + "'";
    }

    private long now() {
        return context.now().toEpochMilli();
    }

    private String table(EventClause clause, String alias) {
        return statement.tables().event(clause.event()) + " " + alias;
    }

    private String from(EventClause clause, String alias, String whose, List<String> conditions) {
        List<String> all = new ArrayList<>(List.of(whose));
        all.addAll(conditions);
        return " FROM " + table(clause, alias) + " WHERE " + String.join(" AND ", all);
    }

    private String own(String event) {
        return Tables.id(event) + " = " + Tables.id(row);
    }

    /** Returns the conditions that an event satisfies the clause, whenever it was. */
    private List<String> condition(EventClause clause, String alias) {
        @Nullable Expression condition = clause.where();
        List<String> conditions = new ArrayList<>();
        if (condition != null) {
            conditions.add(where.apply(new Clause(event(clause), alias, condition)));
        }
        return conditions;
    }

    private List<String> past(EventClause clause, String alias) {
        return in(new Window.Ever(), clause, alias);
    }

    private List<String> seen(EventClause clause, String alias) {
        return in(clause.window(), clause, alias);
    }

    private List<String> in(Window window, EventClause clause, String alias) {
        List<String> conditions = condition(clause, alias);
        conditions.add(0, within(Instants.of(window, context), Tables.at(alias)));
        return conditions;
    }

    /** Returns the conditions that an aggregate looks at an event. */
    private List<String> counted(EventClause clause, String alias) {
        List<String> conditions = seen(clause, alias);
        if (clause.field() != null) {
            conditions.add(statement
                    .values()
                    .present(field(clause, alias), definition(clause).type()));
        }
        return conditions;
    }

    private String within(InstantRange range, String instant) {
        return statement
                .values()
                .between(new Range(range.from(), range.to()), instant, ValueType.dateTime());
    }

    private EventDefinition event(EventClause clause) {
        return statement.schema().event(clause.event()).orElseThrow(() -> unknown(clause.event()));
    }

    private AttributeDefinition definition(EventClause clause) {
        AttributeDefinition definition = event(clause).fields().get(clause.field());
        if (definition == null) {
            throw unknown(clause.event());
        }
        return definition;
    }

    private String field(EventClause clause, String alias) {
        return statement.tables().column(alias, definition(clause));
    }

    private static IllegalArgumentException unknown(String event) {
        return new IllegalArgumentException("the schema does not know the event '" + event
                + "', or not the field; check the expression first");
    }
}
