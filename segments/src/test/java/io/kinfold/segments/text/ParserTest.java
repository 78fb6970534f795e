package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
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
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.SegmentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

class ParserTest {
    private static final Expression A = isTrue("a");
    private static final Expression B = isTrue("b");
    private static final Expression C = isTrue("c");

    /** Each production of the grammar, with its tree. */
    static Stream<Arguments> productions() {
        return Stream.of(junctions(), conditions(), behaviour(), windows(), terms(), values())
                .flatMap(arguments -> arguments);
    }

    private static Stream<Arguments> junctions() {
        return Stream.of(
                Arguments.of("a", A),
                Arguments.of("(a)", A),
                Arguments.of("a and b and c", new And(List.of(A, B, C))),
                Arguments.of("a or b or c", new Or(List.of(A, B, C))),
                Arguments.of("a or b and c", new Or(List.of(A, new And(List.of(B, C))))),
                Arguments.of("a and b or c", new Or(List.of(new And(List.of(A, B)), C))),
                Arguments.of("(a or b) and c", new And(List.of(new Or(List.of(A, B)), C))),
                Arguments.of("a and (b and c)", new And(List.of(A, new And(List.of(B, C))))),
                Arguments.of("a or (b or c)", new Or(List.of(A, new Or(List.of(B, C))))),
                Arguments.of("not a and b", new And(List.of(new Not(A), B))),
                Arguments.of("not (a and b)", new Not(new And(List.of(A, B)))),
                Arguments.of("NOT Not a", new Not(new Not(A))));
    }

    private static Stream<Arguments> conditions() {
        Term x = new Term.Named("x");
        Literal one = Literal.of(1);
        Literal two = Literal.of(2);
        return Stream.of(
                Arguments.of("x = 1", new Compare(x, Operator.EQUAL, one)),
                Arguments.of("x != 1", new Compare(x, Operator.NOT_EQUAL, one)),
                Arguments.of("x < 1", new Compare(x, Operator.LESS, one)),
                Arguments.of("x <= 1", new Compare(x, Operator.AT_MOST, one)),
                Arguments.of("x > 1", new Compare(x, Operator.GREATER, one)),
                Arguments.of("x>=1", new Compare(x, Operator.AT_LEAST, one)),
                Arguments.of("x in (1, 2)", new In(x, List.of(one, two))),
                Arguments.of("x not in (1)", new Not(new In(x, List.of(one)))),
                Arguments.of("x in :p", new In(x, List.of(new Literal.Parameter("p")))),
                Arguments.of("x in (:p)", new In(x, List.of(new Literal.Parameter("p")))),
                Arguments.of("x between 1 and 2", new Between(x, one, two)),
                Arguments.of("x not between 1 and 2", new Not(new Between(x, one, two))),
                Arguments.of("x is set", new IsSet(x)),
                Arguments.of("x is not missing", new IsSet(x)),
                Arguments.of("x is missing", new Not(new IsSet(x))),
                Arguments.of("x is not set", new Not(new IsSet(x))),
                Arguments.of("x in last 2 days", new Within(x, last(2, Unit.DAYS))),
                Arguments.of(
                        "x not in next 1 week",
                        new Not(new Within(x, new Window.Next(Period.of(1, Unit.WEEKS))))),
                Arguments.of("x contains 1", new Contains(x, Quantity.ONE, List.of(one))),
                Arguments.of("x contains (1)", new Contains(x, Quantity.ONE, List.of(one))),
                Arguments.of("x contains any 1", new Contains(x, Quantity.ANY, List.of(one))),
                Arguments.of(
                        "x contains all (1, 2)", new Contains(x, Quantity.ALL, List.of(one, two))),
                Arguments.of(
                        "x not contains any (1, 2)",
                        new Not(new Contains(x, Quantity.ANY, List.of(one, two)))),
                Arguments.of("x starts with 'A'", new StartsWith(x, Literal.of("A"))),
                Arguments.of("x not starts with 'A'", new Not(new StartsWith(x, Literal.of("A")))),
                Arguments.of("has identity 'line'", new HasIdentity("line")),
                Arguments.of("tag 'vip'", new HasTag("vip")),
                Arguments.of("in segment 'vip'", new InSegment("vip")),
                Arguments.of(
                        "sample(2.5, 's')",
                        new Sample(new Literal.Numeric(new BigDecimal("2.5")), "s")),
                Arguments.of("top 2 percent by x", new Top(two, x)),
                Arguments.of("top :p percent by x", new Top(new Literal.Parameter("p"), x)));
    }

    private static Stream<Arguments> behaviour() {
        EventClause e = EventClause.of("e");
        EventClause where = new EventClause("e", null, A, new Window.Ever());
        Period two = Period.of(2, Unit.DAYS);
        Literal three = Literal.of(3);
        Step f = new Step(false, EventClause.of("f"), two);
        Step noG = new Step(true, EventClause.of("g"), two);
        return Stream.of(
                Arguments.of("did e", new Did(e)),
                Arguments.of("did not e", new Not(new Did(e))),
                Arguments.of("did e where (a)", new Did(where)),
                Arguments.of("did e then f within 2 days", new Sequence(e, List.of(f))),
                Arguments.of(
                        "did e where (a) in last 2 days then f within 2 days then not g within 2 days",
                        new Sequence(
                                new EventClause("e", null, A, last(2, Unit.DAYS)),
                                List.of(f, noG))),
                Arguments.of(
                        "did not e then f within 2 days", new Not(new Sequence(e, List.of(f)))),
                Arguments.of("did e for the first time", new FirstTime(e)),
                Arguments.of(
                        "did e for the first time in last 2 days",
                        new FirstTime(in(last(2, Unit.DAYS)))),
                Arguments.of(
                        "did e in last 2 days for the first time",
                        new FirstTime(in(last(2, Unit.DAYS)))),
                Arguments.of("did not e for the first time", new Not(new FirstTime(e))),
                Arguments.of(
                        "did e regularly in 3 of last 3 months",
                        new Regularly(e, Literal.of(1), three, three, Unit.MONTHS)),
                Arguments.of(
                        "did not e where (a) regularly 3 times in 3 of last 3 weeks",
                        new Not(new Regularly(where, three, three, three, Unit.WEEKS))),
                Arguments.of("stopped e for 2 days", new Stopped(e, two, null)),
                Arguments.of(
                        "stopped e where (a) for 2 days in last 2 years",
                        new Stopped(where, two, Period.of(2, Unit.YEARS))),
                Arguments.of("came back to e after 2 days", new CameBack(e, two)),
                Arguments.of(
                        "came back to e after 2 days since '2026-01-01'",
                        new CameBack(in(new Window.Since(Literal.of("2026-01-01"))), two)),
                Arguments.of(
                        "came back to e after 2 days and a",
                        new And(List.of(new CameBack(e, two), A))));
    }

    private static Stream<Arguments> windows() {
        Literal day = Literal.of("2026-01-01");
        return Stream.of(
                Arguments.of("did e ever", new Did(in(new Window.Ever()))),
                Arguments.of("did e in last 2 minutes", new Did(in(last(2, Unit.MINUTES)))),
                Arguments.of("did e in last 1 hour", new Did(in(last(1, Unit.HOURS)))),
                Arguments.of("did e in last 2 months", new Did(in(last(2, Unit.MONTHS)))),
                Arguments.of(
                        "did e in last :n days",
                        new Did(in(new Window.Last(
                                new Period(new Literal.Parameter("n"), Unit.DAYS))))),
                Arguments.of(
                        "did e in next 2 years",
                        new Did(in(new Window.Next(Period.of(2, Unit.YEARS))))),
                Arguments.of("did e since '2026-01-01'", new Did(in(new Window.Since(day)))),
                Arguments.of("did e before '2026-01-01'", new Did(in(new Window.Before(day)))),
                Arguments.of(
                        "did e between '2026-01-01' and today and a",
                        new And(List.of(
                                new Did(in(new Window.Between(day, new Literal.Today()))), A))));
    }

    private static Stream<Arguments> terms() {
        Term.Named x = new Term.Named("x");
        EventClause e = EventClause.of("e");
        EventClause field = new EventClause("e", "f", null, new Window.Ever());
        return Stream.of(
                Arguments.of("rfm.recency", isTrue("rfm.recency")),
                Arguments.of("\"a \"\"b\"\"\"", isTrue("a \"b\"")),
                Arguments.of("會員等級", isTrue("會員等級")),
                Arguments.of("count(e)", aggregate(AggregateFunction.COUNT, e)),
                Arguments.of("SUM(e.f)", aggregate(AggregateFunction.SUM, field)),
                Arguments.of("avg(e.\"f\")", aggregate(AggregateFunction.AVG, field)),
                Arguments.of("min(\"e\".f)", aggregate(AggregateFunction.MIN, field)),
                Arguments.of("max(\"e\".\"f\")", aggregate(AggregateFunction.MAX, field)),
                Arguments.of("distinct(e.f)", aggregate(AggregateFunction.DISTINCT, field)),
                Arguments.of("first(e)", aggregate(AggregateFunction.FIRST, e)),
                Arguments.of(
                        "last(e.f where (a) in last 2 days)",
                        aggregate(
                                AggregateFunction.LAST,
                                new EventClause("e", "f", A, last(2, Unit.DAYS)))),
                Arguments.of(
                        "days_since(last(e))",
                        new IsTrue(
                                new Term.DaysSince(new Term.Aggregate(AggregateFunction.LAST, e)))),
                Arguments.of("f()", new IsTrue(new Term.Call("f", List.of()))),
                Arguments.of(
                        "geo.near(x, f(1), 'y', today, \"today\")",
                        new IsTrue(new Term.Call(
                                "geo.near",
                                List.of(
                                        new Term.Argument.OfTerm(x),
                                        new Term.Argument.OfTerm(new Term.Call(
                                                "f",
                                                List.of(new Term.Argument.OfLiteral(
                                                        Literal.of(1))))),
                                        new Term.Argument.OfLiteral(Literal.of("y")),
                                        new Term.Argument.OfLiteral(new Literal.Today()),
                                        new Term.Argument.OfTerm(new Term.Named("today")))))),
                Arguments.of("\"count\"(x)", call("count", x)));
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(
                        "x = 1_000.50", equalTo(new Literal.Numeric(new BigDecimal("1000.5")))),
                Arguments.of("x = -0.5", equalTo(new Literal.Numeric(new BigDecimal("-0.5")))),
                Arguments.of("x = - 1", equalTo(Literal.of(-1))),
                Arguments.of("x = 'it''s'", equalTo(Literal.of("it's"))),
                Arguments.of("x = ''", equalTo(Literal.of(""))),
                Arguments.of("x = 'a\nb'", equalTo(Literal.of("a\nb"))),
                Arguments.of("x = TRUE", equalTo(new Literal.Bool(true))),
                Arguments.of("x = false", equalTo(new Literal.Bool(false))),
                Arguments.of("x = today", equalTo(new Literal.Today())),
                Arguments.of("x = Now", equalTo(new Literal.Now())),
                Arguments.of("x = :a.b", equalTo(new Literal.Parameter("a.b"))),
                Arguments.of("x = :\"a b\"", equalTo(new Literal.Parameter("a b"))));
    }

    @ParameterizedTest
    @MethodSource("productions")
    void parse_production_givesTree(String text, Expression tree) {
        assertThat(Parser.parse(text, ParseLimits.EXPRESSION).orThrow()).isEqualTo(tree);
    }

    @ParameterizedTest
    @MethodSource("productions")
    void print_production_isReadAsEqualTree(String text, Expression tree) {
        String printed = Printer.print(tree);

        assertThat(Parser.parse(printed, ParseLimits.EXPRESSION).orThrow()).isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did = 1",
                "stopped and a",
                "came or a",
                "has is set",
                "tag != 'x'",
                "sample > 3",
                "top in (1)",
                "count between 1 and 2",
                "first contains 'x'",
                "days starts with 'x'",
                "did"
            })
    void parse_keywordWhereANameStands_isAName(String text) {
        assertThat(Parser.parse(text, ParseLimits.EXPRESSION).problems()).isEmpty();
    }

    @Test
    void parse_commentsAndAnySpace_areSkipped() {
        String text = "\uFEFFa -- not b\r\n\tand\u3000b--x\rand\u00A0c -- and d";

        assertThat(Parser.parse(text, ParseLimits.EXPRESSION).orThrow())
                .isEqualTo(new And(List.of(A, B, C)));
    }

    @Test
    void parse_nodes_standWhereTheyWereWritten() {
        String text = "a and\r\n 𠮷 = 'x' and did view where (b) in last 3 days";
        Parsed parsed = Parser.parse(text, ParseLimits.EXPRESSION);
        And and = (And) parsed.orThrow();
        Compare compare = (Compare) and.parts().get(1);
        Did did = (Did) and.parts().get(2);

        assertThat(parsed.positions().of(compare)).isEqualTo(new Position("", 2, 2, 8, 8));
        assertThat(parsed.positions().of(compare.term())).isEqualTo(new Position("", 2, 2, 8, 2));
        assertThat(parsed.positions().of(compare.value())).isEqualTo(new Position("", 2, 6, 13, 3));
        assertThat(parsed.positions().of(did)).isEqualTo(new Position("", 2, 14, 21, 33));
        assertThat(parsed.positions().of(did.event().event()))
                .isEqualTo(new Position("", 2, 18, 25, 4));
        assertThat(parsed.positions().of(did.event().window()))
                .isEqualTo(new Position("", 2, 33, 40, 14));
        assertThat(parsed.positions().of(and)).isEqualTo(new Position("", 1, 1, 0, 54));
    }

    @Test
    void parse_eventAndField_standApart() {
        Parsed parsed = Parser.parse("sum(購買.amount) > 1", ParseLimits.EXPRESSION);
        Compare compare = (Compare) parsed.orThrow();
        EventClause event = ((Term.Aggregate) compare.term()).event();

        assertThat(parsed.positions().of(event.event())).isEqualTo(new Position("", 1, 5, 4, 2));
        assertThat(parsed.positions().of(String.valueOf(event.field())))
                .isEqualTo(new Position("", 1, 8, 7, 6));
    }

    @Test
    void orThrow_severalProblems_namesAll() {
        Parsed parsed = Parser.parse("a = b and c = d", ParseLimits.EXPRESSION);

        assertThatThrownBy(parsed::orThrow)
                .isInstanceOf(SegmentException.class)
                .hasMessageContaining("1:5: SEG-008")
                .hasMessageContaining("1:15: SEG-008");
        assertThat(parsed.expression()).isNull();
    }

    private static Expression isTrue(String name) {
        return new IsTrue(new Term.Named(name));
    }

    private static Expression aggregate(AggregateFunction function, EventClause event) {
        return new IsTrue(new Term.Aggregate(function, event));
    }

    private static Expression call(String name, Term argument) {
        return new IsTrue(new Term.Call(name, List.of(new Term.Argument.OfTerm(argument))));
    }

    private static Expression equalTo(Literal value) {
        return new Compare(new Term.Named("x"), Operator.EQUAL, value);
    }

    private static Window last(long amount, Unit unit) {
        return new Window.Last(Period.of(amount, unit));
    }

    private static EventClause in(Window window) {
        return new EventClause("e", null, null, window);
    }
}
