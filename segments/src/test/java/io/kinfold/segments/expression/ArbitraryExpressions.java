package io.kinfold.segments.expression;

import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.Between;
import io.kinfold.segments.expression.Expression.CameBack;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.Contains;
import io.kinfold.segments.expression.Expression.Did;
import io.kinfold.segments.expression.Expression.FirstTime;
import io.kinfold.segments.expression.Expression.HasIdentity;
import io.kinfold.segments.expression.Expression.HasTag;
import io.kinfold.segments.expression.Expression.In;
import io.kinfold.segments.expression.Expression.InSegment;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.IsTrue;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Or;
import io.kinfold.segments.expression.Expression.Quantity;
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sample;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.StartsWith;
import io.kinfold.segments.expression.Expression.Step;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Expression.Top;
import io.kinfold.segments.expression.Expression.Within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Trees that can be written as text, whatever their types: every kind of node, names that are keywords or need
 * quotes, texts with quotes and line breaks. Grown from a seed, so that one costs microseconds.
 */
public final class ArbitraryExpressions {
    private static final List<String> NAMES = List.of(
            "tier",
            "total_spend",
            "rfm.recency",
            "purchase",
            "view",
            "會員等級",
            "città",
            "_x1",
            "and",
            "Count",
            "did",
            "tag",
            "top",
            "days",
            "today",
            "sample",
            "first name",
            "2fa",
            "a\"b",
            "a..b",
            ".a",
            "a.",
            "-- no",
            "𠮷野家",
            "ｔｉｅｒ",
            "a\tb",
            "\u0131n",
            "wee\u212As",
            "\u017Fet",
            "\u0130S",
            "it's");
    private static final List<String> TEXTS = List.of(
            "gold",
            "vip",
            "",
            "it's",
            "''",
            "2026-01-31",
            "2026-01-31T10:00+08:00",
            "a\nb",
            "a\r\nb",
            "\"q\"",
            "-- no comment",
            "台北市",
            "𠮷",
            "（全形）",
            ") and (",
            ";",
            ":p",
            "\uFEFF");

    private final Random random;
    private int budget;

    private ArbitraryExpressions(long seed, int budget) {
        this.random = new Random(seed);
        this.budget = budget;
    }

    /**
     * Returns trees of a few up to some sixty nodes.
     *
     * @return the trees
     */
    public static Arbitrary<Expression> expressions() {
        return Arbitraries.randomValue(random -> tree(random.nextLong(), 1 + random.nextInt(40)));
    }

    /**
     * Returns the tree of a seed.
     *
     * @param seed the seed
     * @param budget about how many nodes, from 1
     * @return the tree
     */
    public static Expression tree(long seed, int budget) {
        return new ArbitraryExpressions(seed, budget).expression();
    }

    private Expression expression() {
        budget--;
        int kind = random.nextInt(budget > 2 ? 30 : 20);
        if (kind >= 20) {
            return joined(kind);
        }
        return kind < 11 ? aboutTerm(kind) : aboutProfile(kind);
    }

    private Expression joined(int kind) {
        if (kind < 24) {
            return new Not(expression());
        }
        List<Expression> parts = some(2, this::expression);
        return kind < 27 ? new And(parts) : new Or(parts);
    }

    private Expression aboutTerm(int kind) {
        Term term = term();
        return switch (kind) {
            case 0, 1 -> new Compare(term, oneOf(List.of(Operator.values())), literal());
            case 2 -> new In(term, some(1, this::literal));
            case 3 -> new Between(term, literal(), literal());
            case 4 -> new IsSet(term);
            case 5 -> new Within(term, relative());
            case 6 -> new Contains(term, Quantity.ONE, List.of(literal()));
            case 7 ->
                new Contains(
                        term,
                        random.nextBoolean() ? Quantity.ANY : Quantity.ALL,
                        some(1, this::literal));
            case 8 -> new StartsWith(term, literal());
            default -> new IsTrue(term);
        };
    }

    private Expression aboutProfile(int kind) {
        return switch (kind) {
            case 11 -> new Did(event(false, window()));
            case 12 -> sequence();
            case 13 -> new FirstTime(event(false, window()));
            case 14 ->
                new Regularly(event(false, new Window.Ever()), count(), count(), count(), unit());
            case 15 ->
                new Stopped(
                        event(false, new Window.Ever()),
                        period(),
                        random.nextBoolean() ? period() : null);
            case 16 -> new CameBack(event(false, window()), period());
            case 17 ->
                random.nextBoolean() ? new HasIdentity(oneOf(TEXTS)) : new HasTag(oneOf(TEXTS));
            case 18 ->
                random.nextBoolean()
                        ? new InSegment(oneOf(TEXTS))
                        : new Sample(share(), oneOf(TEXTS));
            default -> new Top(share(), term());
        };
    }

    private Expression sequence() {
        List<Step> steps = new ArrayList<>();
        do {
            steps.add(new Step(false, event(false, window()), period()));
        } while (random.nextInt(3) == 0);
        if (random.nextInt(3) == 0) {
            steps.add(new Step(true, event(false, window()), period()));
        }
        return new Sequence(event(false, window()), steps);
    }

    private Term term() {
        budget--;
        int kind = budget > 0 ? random.nextInt(10) : 0;
        return switch (kind) {
            case 7 -> new Term.DaysSince(term());
            case 8 ->
                new Term.Aggregate(
                        oneOf(List.of(AggregateFunction.values())),
                        event(random.nextBoolean(), window()));
            case 9 ->
                new Term.Call(name(), random.nextInt(4) == 0 ? List.of() : some(1, this::argument));
            default -> new Term.Named(name());
        };
    }

    private Term.Argument argument() {
        return random.nextBoolean()
                ? new Term.Argument.OfTerm(term())
                : new Term.Argument.OfLiteral(literal());
    }

    private EventClause event(boolean field, Window window) {
        Expression where = budget > 2 && random.nextInt(3) == 0 ? expression() : null;
        return new EventClause(name(), field ? name() : null, where, window);
    }

    private Window window() {
        return switch (random.nextInt(8)) {
            case 0 -> new Window.Since(literal());
            case 1 -> new Window.Before(literal());
            case 2 -> new Window.Between(literal(), literal());
            case 3, 4 -> relative();
            default -> new Window.Ever();
        };
    }

    private Window relative() {
        return random.nextInt(4) == 0 ? new Window.Next(period()) : new Window.Last(period());
    }

    private Period period() {
        return new Period(count(), unit());
    }

    private Unit unit() {
        return oneOf(List.of(Unit.values()));
    }

    private Literal count() {
        return random.nextInt(8) == 0
                ? new Literal.Parameter(name())
                : Literal.of(random.nextInt(4) == 0 ? 1 : random.nextInt(400));
    }

    private Literal share() {
        return random.nextInt(8) == 0
                ? new Literal.Parameter(name())
                : new Literal.Numeric(BigDecimal.valueOf(random.nextInt(10_000), 2));
    }

    private Literal literal() {
        return switch (random.nextInt(10)) {
            case 0 -> new Literal.Bool(random.nextBoolean());
            case 1 -> new Literal.Today();
            case 2 -> new Literal.Now();
            case 3 -> new Literal.Parameter(name());
            case 4 -> Literal.of(random.nextInt(100) - 50);
            case 5 ->
                new Literal.Numeric(new BigDecimal(
                        new BigInteger(random.nextInt(200), random), random.nextInt(60) - 20));
            case 6 ->
                new Literal.Numeric(BigDecimal.valueOf(random.nextLong(), random.nextInt(25)));
            default -> Literal.of(oneOf(TEXTS));
        };
    }

    private String name() {
        return oneOf(NAMES);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> some(int least, Supplier<T> values) {
        List<T> list = new ArrayList<>();
        do {
            list.add(values.get());
        } while (list.size() < least || (list.size() < 6 && random.nextInt(3) > 0));
        return list;
    }
}
