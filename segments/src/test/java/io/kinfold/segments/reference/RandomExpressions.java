package io.kinfold.segments.reference;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Random well-typed expressions over a schema: every node, term, window, literal and operator of
 * the language.
 */
final class RandomExpressions {
    private final Schema schema;
    private final Dice dice;
    private final Moments moments;
    private final Values values;
    private final List<String> segments;
    private final boolean functions;
    private final RandomConditions conditions;

    /**
     * @param segments the names of segments that may be asked for
     * @param functions whether functions of the host may be called
     */
    RandomExpressions(
            Schema schema,
            Dice dice,
            Moments moments,
            Values values,
            List<String> segments,
            boolean functions) {
        this.schema = schema;
        this.dice = dice;
        this.moments = moments;
        this.values = values;
        this.segments = segments;
        this.functions = functions;
        conditions = new RandomConditions(dice, moments, values);
    }

    /** Returns a condition over profiles of at most the depth. */
    Expression expression(int depth) {
        return tree(depth, null);
    }

    private Expression tree(int depth, @Nullable EventDefinition event) {
        int kind = depth == 0 ? 9 : dice.below(10);
        return switch (kind) {
            case 0, 1 -> new Expression.And(parts(depth, event));
            case 2, 3 -> new Expression.Or(parts(depth, event));
            case 4 -> new Expression.Not(tree(depth - 1, event));
            default -> event == null ? leaf() : condition(terms(event), event);
        };
    }

    private List<Expression> parts(int depth, @Nullable EventDefinition event) {
        return IntStream.range(0, dice.between(2, 3))
                .mapToObj(i -> tree(depth - 1, event))
                .toList();
    }

    private Expression leaf() {
        return switch (dice.below(24)) {
            case 0, 1 -> new Expression.Did(clause(null));
            case 2, 3 -> sequence();
            case 4 -> new Expression.FirstTime(pastClause());
            case 5 -> regularly();
            case 6 -> stopped();
            case 7, 8 -> new Expression.CameBack(pastClause(), period(moments.unit()));
            case 9 -> identity();
            case 10 -> new Expression.HasTag(values.tag());
            case 11 -> segment();
            case 12 -> new Expression.Sample(percent(0), dice.of("autumn", "O'Hara", "台北", ""));
            case 13, 14 -> top();
            case 15, 16, 17, 18, 19 -> condition(List.of(aggregate()), null);
            default -> condition(terms(null), null);
        };
    }

    private Expression identity() {
        return schema.identities().isEmpty()
                ? new Expression.HasTag(values.tag())
                : new Expression.HasIdentity(dice.of(List.copyOf(schema.identities())));
    }

    private Expression segment() {
        return segments.isEmpty()
                ? condition(terms(null), null)
                : new Expression.InSegment(dice.of(segments));
    }

    private Literal percent(int least) {
        BigDecimal percent = dice.of(
                BigDecimal.valueOf(least),
                BigDecimal.valueOf(100),
                new BigDecimal("0.5"),
                BigDecimal.TEN,
                new BigDecimal("33.3"),
                BigDecimal.valueOf(50));
        return percent.signum() == 0 && least > 0 ? Literal.of(1) : new Literal.Numeric(percent);
    }

    private Expression top() {
        List<Term> ranked = new ArrayList<>();
        for (Term term : terms(null)) {
            ValueType type = type(term, null);
            if (type.isNumber() || type.isTime()) {
                ranked.add(term);
            }
        }
        Term aggregate = aggregate();
        ValueType type = type(aggregate, null);
        if (type.isNumber() || type.isTime()) {
            ranked.add(aggregate);
            ranked.add(aggregate);
        }
        return ranked.isEmpty()
                ? condition(terms(null), null)
                : new Expression.Top(percent(1), dice.of(ranked));
    }

    private Expression sequence() {
        List<Expression.Step> steps = new ArrayList<>();
        for (int i = dice.of(1, 1, 2); i > 0; i--) {
            boolean absent = i == 1 && dice.chance(40);
            steps.add(new Expression.Step(absent, clause(null), period(moments.unit())));
        }
        return new Expression.Sequence(clause(null), steps);
    }

    private Expression regularly() {
        int of = dice.of(1, 2, 3, 6);
        return new Expression.Regularly(
                everClause(),
                Literal.of(dice.of(1, 1, 2)),
                values.count(dice.between(1, of)),
                Literal.of(of),
                moments.calendarUnit());
    }

    private Expression stopped() {
        Period lookBack = dice.chance(50) ? period(moments.unit()) : null;
        return new Expression.Stopped(everClause(), period(moments.unit()), lookBack);
    }

    private Period period(Unit unit) {
        return new Period(values.count(moments.amount(unit)), unit);
    }

    private EventClause everClause() {
        EventClause clause = clause(null);
        return new EventClause(clause.event(), null, clause.where(), new Window.Ever());
    }

    private EventClause pastClause() {
        EventClause clause = clause(null);
        return clause.window() instanceof Window.Next ? everClause() : clause;
    }

    private EventClause clause(@Nullable EventDefinition given) {
        EventDefinition event =
                given == null ? dice.of(List.copyOf(schema.events().values())) : given;
        Expression where = dice.chance(35) ? tree(dice.below(3), event) : null;
        return new EventClause(event.name(), null, where, window());
    }

    private Window window() {
        return switch (dice.below(12)) {
            case 0, 1, 2, 3 -> new Window.Last(period(moments.unit()));
            case 4 -> new Window.Next(period(moments.unit()));
            case 5 -> new Window.Since(values.instantOrDay());
            case 6 -> new Window.Before(values.instantOrDay());
            case 7 -> new Window.Between(values.instantOrDay(), values.instantOrDay());
            default -> new Window.Ever();
        };
    }

    private Term aggregate() {
        EventDefinition event = dice.of(List.copyOf(schema.events().values()));
        EventClause clause = clause(event);
        AggregateFunction function = dice.of(AggregateFunction.values());
        List<String> fields = event.fields().values().stream()
                .filter(field -> takes(function, field.type()))
                .map(AttributeDefinition::name)
                .toList();
        boolean plain = function == AggregateFunction.COUNT
                || function == AggregateFunction.FIRST
                || function == AggregateFunction.LAST;
        if (fields.isEmpty() || (plain && dice.chance(50))) {
            return new Term.Aggregate(plain ? function : AggregateFunction.COUNT, clause);
        }
        return new Term.Aggregate(
                function,
                new EventClause(clause.event(), dice.of(fields), clause.where(), clause.window()));
    }

    private static boolean takes(AggregateFunction function, ValueType type) {
        return switch (function) {
            case COUNT -> true;
            case DISTINCT, FIRST, LAST -> !(type instanceof ValueType.TextSet);
            case SUM, AVG -> type.isNumber();
            case MIN, MAX -> type.isNumber() || type.isTime();
        };
    }

    /**
     * Returns what a condition over the event, or where there is none over profiles, may look at.
     */
    private List<Term> terms(@Nullable EventDefinition event) {
        List<Term> terms = new ArrayList<>();
        definitions(event).keySet().forEach(name -> terms.add(new Term.Named(name)));
        for (Term term : List.copyOf(terms)) {
            if (type(term, event).isTime()) {
                terms.add(new Term.DaysSince(term));
            }
        }
        if (functions && dice.chance(20)) {
            terms.addAll(calls(event));
        }
        return terms;
    }

    private List<Term> calls(@Nullable EventDefinition event) {
        List<Term> calls = new ArrayList<>();
        calls.add(call("double_of", new Term.Argument.OfLiteral(Literal.of(3))));
        for (String name : definitions(event).keySet()) {
            Term.Argument argument = new Term.Argument.OfTerm(new Term.Named(name));
            ValueType type = definitions(event).get(name).type();
            if (type instanceof ValueType.Int) {
                calls.add(call("double_of", argument));
            } else if (type instanceof ValueType.DateTime) {
                calls.add(call("is_even", argument));
            } else if (type instanceof ValueType.Text) {
                calls.add(call("joined", argument, new Term.Argument.OfLiteral(Literal.of("a"))));
            }
        }
        return calls;
    }

    private static Term call(String name, Term.Argument... arguments) {
        return new Term.Call(name, List.of(arguments));
    }

    private Map<String, AttributeDefinition> definitions(@Nullable EventDefinition event) {
        return event == null ? schema.attributes() : event.fields();
    }

    private ValueType type(Term term, @Nullable EventDefinition event) {
        return Types.of(term, schema, definitions(event));
    }

    private Expression condition(List<Term> terms, @Nullable EventDefinition event) {
        Term term = dice.of(terms);
        return conditions.on(term, type(term, event));
    }
}
