package io.kinfold.segments.sql;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Conditions;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Literals;
import io.kinfold.segments.typing.Types;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An expression as an SQL condition on a row of profiles or, within {@code where}, of events. What
 * is returned is true exactly where the expression holds, elsewhere false or null: {@code and} and
 * {@code or} keep that, and {@code not} is written {@code IS NOT TRUE}, which makes it the
 * complement.
 */
final class ProfileSql implements Expression.Visitor<String> {
    // A sample draws a number of so many hexadecimal digits from the hash.
    private static final int DRAWN_DIGITS = 13;

    private final Statement statement;
    private final Source source;
    private final EvaluationContext context;
    private final String row;
    // Null where the row is one of profiles.
    private final @Nullable EventDefinition event;

    private ProfileSql(Statement statement, Source source, EvaluationContext context, Row row) {
        this.statement = statement;
        this.source = source;
        this.context = context;
        this.row = row.alias();
        event = row.event();
    }

    /**
     * A row that conditions are put on.
     *
     * @param alias its alias in the statement
     * @param event what it is an event of; null where it is a profile
     */
    record Row(String alias, @Nullable EventDefinition event) {}

    /** Returns the writer of conditions on a profile. */
    static ProfileSql of(
            Statement statement, Source source, EvaluationContext context, String row) {
        return new ProfileSql(statement, source, source.pinned(context), new Row(row, null));
    }

    /** Returns the conditions all of which make the source's expression hold. */
    List<String> conditions() {
        Expression whole = source.expression();
        List<Expression> parts = whole instanceof Expression.And and ? and.parts() : List.of(whole);
        return parts.stream().map(part -> part.accept(this)).toList();
    }

    /** Returns the writer of conditions on the fields of an event. */
    private ProfileSql on(EventDefinition definition, String alias) {
        return new ProfileSql(statement, source, context, new Row(alias, definition));
    }

    private EventSql events() {
        return new EventSql(statement, context, row, this::where);
    }

    private String where(EventSql.Clause clause) {
        return clause.condition().accept(on(clause.event(), clause.alias()));
    }

    private Schema schema() {
        return statement.schema();
    }

    private ValueType type(Term term) {
        return event == null ? Types.of(term, schema()) : Types.of(term, schema(), event);
    }

    private AttributeDefinition definition(Term.Named named) {
        AttributeDefinition definition = event == null
                ? schema().attributes().get(named.name())
                : event.fields().get(named.name());
        if (definition == null) {
            throw new IllegalArgumentException(
                    "the schema does not know '" + named.name() + "'; check the expression first");
        }
        return definition;
    }

    private String value(Term term) {
        if (term instanceof Term.Named named) {
            return statement.tables().column(row, definition(named));
        }
        if (term instanceof Term.Aggregate aggregate) {
            return events().aggregate(aggregate);
        }
        if (term instanceof Term.Call call) {
            throw SqlProblems.function(call.name());
        }
        throw new IllegalStateException("days_since is resolved to bounds of its term");
    }

    /** Returns a condition on the value of a term. */
    private String condition(Expression leaf) {
        Term term = Conditions.term(leaf);
        Term looked = term instanceof Term.DaysSince since ? since.term() : term;
        ValueType type = type(looked);
        ColumnCondition condition = Conditions.of(leaf, type, context);
        boolean tags = event == null && looked.equals(new Term.Named(Schema.TAGS));
        return tags ? tags(condition) : statement.values().of(condition, value(looked), type);
    }

    private String tags(ColumnCondition condition) {
        if (!(condition instanceof ColumnCondition.Contains contains)) {
            return tagged("");
        }
        List<String> parts = contains.values().stream()
                .map(tag -> tagged(".tag = " + statement.quoting().text(tag)))
                .toList();
        return contains.all() ? "(" + String.join(" AND ", parts) + ")" : ValueSql.any(parts);
    }

    /** Returns the condition that there is a tag now of which something holds. */
    private String tagged(String condition) {
        String tag = statement.tables().alias();
        String now = Quoting.instant(context.now().toEpochMilli());
        return "EXISTS (SELECT 1 FROM " + Tables.TAGS + " " + tag + " WHERE " + Tables.id(tag)
                + " = "
                + Tables.id(row)
                + (condition.isEmpty() ? "" : " AND " + tag + condition)
                + " AND " + tag + ".tagged_at <= " + now
                + " AND (" + tag + ".expires_at IS NULL OR " + tag + ".expires_at > " + now + "))";
    }

    @Override
    public String and(Expression.And node) {
        return joined(node.parts(), " AND ");
    }

    @Override
    public String or(Expression.Or node) {
        return joined(node.parts(), " OR ");
    }

    private String joined(List<Expression> parts, String word) {
        return parts.stream()
                .map(part -> part.accept(this))
                .collect(Collectors.joining(word, "(", ")"));
    }

    @Override
    public String not(Expression.Not node) {
        String part = node.part().accept(this);
        if (part.startsWith("EXISTS (")) {
            return "NOT " + part;
        }
        boolean enclosed =
                node.part() instanceof Expression.And || node.part() instanceof Expression.Or;
        return (enclosed ? part : "(" + part + ")") + " IS NOT TRUE";
    }

    @Override
    public String compare(Expression.Compare node) {
        return condition(node);
    }

    @Override
    public String in(Expression.In node) {
        return condition(node);
    }

    @Override
    public String between(Expression.Between node) {
        return condition(node);
    }

    @Override
    public String isSet(Expression.IsSet node) {
        return condition(node);
    }

    @Override
    public String within(Expression.Within node) {
        return condition(node);
    }

    @Override
    public String contains(Expression.Contains node) {
        return condition(node);
    }

    @Override
    public String startsWith(Expression.StartsWith node) {
        return condition(node);
    }

    @Override
    public String isTrue(Expression.IsTrue node) {
        return condition(node);
    }

    @Override
    public String did(Expression.Did node) {
        return events().did(node.event());
    }

    @Override
    public String sequence(Expression.Sequence node) {
        return events().sequence(node);
    }

    @Override
    public String firstTime(Expression.FirstTime node) {
        return events().firstTime(node.event());
    }

    @Override
    public String regularly(Expression.Regularly node) {
        return events().regularly(node);
    }

    @Override
    public String stopped(Expression.Stopped node) {
        return events().stopped(node);
    }

    @Override
    public String cameBack(Expression.CameBack node) {
        return events().cameBack(node);
    }

    @Override
    public String hasIdentity(Expression.HasIdentity node) {
        String identifier = statement.tables().alias();
        return "EXISTS (SELECT 1 FROM " + Tables.IDENTIFIERS + " " + identifier + " WHERE "
                + Tables.id(identifier) + " = " + Tables.id(row) + " AND " + identifier
                + ".namespace = " + statement.quoting().text(node.namespace()) + ")";
    }

    @Override
    public String hasTag(Expression.HasTag node) {
        return tagged(".tag = " + statement.quoting().text(node.tag()));
    }

    @Override
    public String inSegment(Expression.InSegment node) {
        Source named = source.references().apply(node.segment());
        return "(" + named.expression().accept(of(statement, named, context, row)) + ")";
    }

    /**
     * The drawn number as hexadecimal digits is less than the least that is out, digit by digit.
     */
    @Override
    public String sample(Expression.Sample node) {
        BigDecimal percent = Literals.percent(node.percent(), context);
        BigDecimal all = BigDecimal.valueOf(1L << (4 * DRAWN_DIGITS));
        long out = percent.multiply(all)
                .movePointLeft(2)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        if (percent.compareTo(BigDecimal.valueOf(100)) == 0) {
            return "TRUE";
        }
        String drawn = "substr(" + hash(node.salt()) + ", 1, " + DRAWN_DIGITS + ")";
        return statement.values().byBytes(drawn) + " < '"
                + String.format("%0" + DRAWN_DIGITS + "x", out) + "'";
    }

    private String hash(String salt) {
        if (statement.dialect() == SqlDialect.DUCKDB) {
            return "sha256(" + statement.quoting().text(salt + '\0') + " || " + Tables.id(row)
                    + ")";
        }
        return "encode(sha256(convert_to(" + statement.quoting().text(salt)
                + ", 'UTF8') || '\\x00'::BYTEA || convert_to(" + Tables.id(row)
                + ", 'UTF8')), 'hex')";
    }

    /**
     * A profile is in where the share of those before it, equal ones left out, is less than asked
     * for.
     */
    @Override
    public String top(Expression.Top node) {
        String percent = Literals.percent(node.percent(), context).toPlainString();
        String ranked = statement.tables().alias();
        String placed = statement.tables().alias();
        return Tables.id(row) + " IN (SELECT " + Tables.id(placed) + " FROM (SELECT "
                + Tables.id(ranked) + ", RANK() OVER (ORDER BY " + ranked
                + ".value DESC) AS place, COUNT(*) OVER () AS ranked FROM (" + ranked(node.by())
                + ") " + ranked + " WHERE " + ranked + ".value IS NOT NULL) " + placed + " WHERE ("
                + placed + ".place - 1) * 100 < " + percent + " * " + placed + ".ranked)";
    }

    /** Returns the query of profiles with the value that they are ranked by, the greatest first. */
    private String ranked(Term by) {
        String profile = statement.tables().alias();
        ProfileSql inner = new ProfileSql(statement, source, context, new Row(profile, null));
        if (by instanceof Term.Aggregate aggregate) {
            return inner.events().ranked(aggregate);
        }
        return "SELECT " + Tables.id(profile) + ", " + inner.rank(by) + " AS value FROM "
                + Tables.PROFILES + " " + profile;
    }

    // The more days ago, the earlier the day: the distance from it to any fixed day puts them in
    // that order.
    private String rank(Term by) {
        if (!(by instanceof Term.DaysSince since)) {
            return value(by);
        }
        String day = value(since.term());
        boolean instant = type(since.term()) instanceof ValueType.DateTime;
        return Quoting.date(context.today().toEpochDay()) + " - "
                + (instant ? statement.tables().day(day, context.zone().getId()) : day);
    }
}
