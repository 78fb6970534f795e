package io.kinfold.segments.language;

import static io.kinfold.segments.expression.Unit.DAYS;
import static io.kinfold.segments.expression.Unit.HOURS;
import static io.kinfold.segments.expression.Unit.MONTHS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.text.ParseLimits;
import io.kinfold.segments.text.Parser;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class SegmentBuilderTest {
    private static final Map<String, Function<SegmentBuilder, Condition>> PAIRS =
            new LinkedHashMap<>();

    static {
        PAIRS.put(
                "tier in ('gold','vip') and count(purchase where (channel = 'online') in last 90 days) >= 3",
                s -> s.attr("tier")
                        .in("gold", "vip")
                        .and(s.count("purchase")
                                .where(e -> e.field("channel").eq("online"))
                                .inLast(90, DAYS)
                                .gte(3)));
        PAIRS.put(
                "tier = 'a' and tier = 'b' and tier = 'c'",
                s -> s.attr("tier")
                        .eq("a")
                        .and(s.attr("tier").eq("b"))
                        .and(s.attr("tier").eq("c")));
        PAIRS.put(
                "tier = 'a' or tier = 'b' or tier = 'c'",
                s -> s.attr("tier")
                        .eq("a")
                        .or(s.attr("tier").eq("b"))
                        .or(s.attr("tier").eq("c")));
        PAIRS.put(
                "(tag 'a' and tag 'b') and tag 'c'",
                s -> s.all(s.all(s.tag("a"), s.tag("b")), s.tag("c")));
        PAIRS.put(
                "(tag 'a' or tag 'b') and not tag 'c'",
                s -> s.any(s.tag("a"), s.tag("b")).and(s.not(s.tag("c"))));
        PAIRS.put(
                "a != 1 and b < 2 and c <= 3.5 and d > -4 and e >= 5",
                s -> s.attr("a")
                        .ne(1)
                        .and(
                                s.attr("b").lt(2L),
                                s.attr("c").lte(new BigDecimal("3.50")),
                                s.attr("d").gt((short) -4),
                                s.attr("e").gte(new BigInteger("5"))));
        PAIRS.put("a = 0.1 and b = 2", s -> s.attr("a").eq(0.1).and(s.attr("b").eq(2.0f)));
        PAIRS.put("a = true", s -> s.attr("a").eq(true));
        PAIRS.put("a between 1 and 2", s -> s.attr("a").between(1, 2));
        PAIRS.put("a is set", s -> s.attr("a").isSet());
        PAIRS.put("a is missing", s -> s.attr("a").isMissing());
        PAIRS.put("a", s -> s.attr("a").isTrue());
        PAIRS.put("a in last 3 days", s -> s.attr("a").withinLast(3, DAYS));
        PAIRS.put("a in next 3 hours", s -> s.attr("a").withinNext(3, HOURS));
        PAIRS.put("a contains 'x'", s -> s.attr("a").contains("x"));
        PAIRS.put("a contains any ('x', 'y')", s -> s.attr("a").containsAny("x", "y"));
        PAIRS.put("a contains all ('x', 'y')", s -> s.attr("a").containsAll("x", "y"));
        PAIRS.put("a starts with 'x'", s -> s.attr("a").startsWith("x"));
        PAIRS.put(
                "a = '2026-01-31' and b = '05-31' and c = '2026-01-31T10:00:00Z' and d = today and e = now",
                s -> s.attr("a")
                        .eq(LocalDate.of(2026, 1, 31))
                        .and(
                                s.attr("b").eq(MonthDay.of(5, 31)),
                                s.attr("c").eq(Instant.parse("2026-01-31T10:00:00.0000001Z")),
                                s.attr("d").eq(s.today()),
                                s.attr("e").eq(s.now())));
        PAIRS.put(
                "a in (:list) and b = :one",
                s -> s.attr("a").in(s.parameter("list")).and(s.attr("b").eq(s.parameter("one"))));
        PAIRS.put("days_since(a) <= 30", s -> s.daysSince(s.attr("a")).lte(30));
        PAIRS.put("f(a, 1, 'x') = 2", s -> s.call("f", s.attr("a"), 1, "x").eq(2));
        PAIRS.put(
                "sum(p.x) > 1 and avg(p.x) > 1 and min(p.x) > 1 and max(p.x) > 1 and distinct(p.x) > 1",
                s -> s.sum("p", "x")
                        .gt(1)
                        .and(
                                s.avg("p", "x").gt(1),
                                s.min("p", "x").gt(1),
                                s.max("p", "x").gt(1),
                                s.distinct("p", "x").gt(1)));
        PAIRS.put(
                "first(p) in last 7 days and last(p since '2026-01-01') is set",
                s -> s.first("p")
                        .withinLast(7, DAYS)
                        .and(s.last("p").since("2026-01-01").isSet()));
        PAIRS.put("did p", s -> s.did("p"));
        PAIRS.put("did not p in last 7 days", s -> s.did("p").inLast(7, DAYS).not());
        PAIRS.put("did p in next 7 days", s -> s.did("p").inNext(7, DAYS));
        PAIRS.put("did p before '2026-01-01'", s -> s.did("p").before(LocalDate.of(2026, 1, 1)));
        PAIRS.put(
                "did p between '2026-01-01' and today",
                s -> s.did("p").during("2026-01-01", s.today()));
        PAIRS.put(
                "did p in last :n days",
                s -> s.did("p").in(new Window.Last(new Period(s.parameter("n"), DAYS))));
        PAIRS.put(
                "did p where (days_since(x) < 3 and f(x) = 1 and x is set)",
                s -> s.did("p")
                        .where(e -> e.daysSince(e.field("x"))
                                .lt(3)
                                .and(
                                        e.call("f", e.field("x")).eq(1),
                                        e.field("x").isSet())));
        PAIRS.put(
                "did p for the first time in last 7 days",
                s -> s.did("p").inLast(7, DAYS).forTheFirstTime());
        PAIRS.put(
                "did p regularly 1 times in 3 of last 6 months",
                s -> s.did("p").regularly(3, 6, MONTHS));
        PAIRS.put(
                "did p regularly 2 times in 3 of last 6 months",
                s -> s.did("p").regularly(Literal.of(2), Literal.of(3), Literal.of(6), MONTHS));
        PAIRS.put(
                "did a in last 9 days then b within 3 days then not c where (x = 1) within 2 hours",
                s -> s.did("a")
                        .inLast(9, DAYS)
                        .then(s.event("b"), 3, DAYS)
                        .thenNot(s.event("c").where(e -> e.field("x").eq(1)), 2, HOURS));
        PAIRS.put("did a then not b within 3 days", s -> s.did("a").thenNot(s.event("b"), 3, DAYS));
        PAIRS.put("stopped p for 90 days", s -> s.stopped(s.event("p"), Period.of(90, DAYS)));
        PAIRS.put(
                "stopped p for 90 days in last 6 months",
                s -> s.stopped(s.event("p"), Period.of(90, DAYS), Period.of(6, MONTHS)));
        PAIRS.put(
                "came back to p after 90 days in last 7 days",
                s -> s.cameBack(s.event("p").inLast(7, DAYS), Period.of(90, DAYS)));
        PAIRS.put("has identity 'line'", s -> s.hasIdentity("line"));
        PAIRS.put("in segment 'vip'", s -> s.inSegment("vip"));
        PAIRS.put("sample(12.5, 'autumn')", s -> s.sample(12.5, "autumn"));
        PAIRS.put("top 10 percent by sum(p.x)", s -> s.top(10, s.sum("p", "x")));
    }

    @TestFactory
    Stream<DynamicTest> builder_eachNode_equalsItsText() {
        return PAIRS.entrySet().stream()
                .map(pair -> DynamicTest.dynamicTest(
                        pair.getKey(),
                        () -> assertThat(pair.getValue()
                                        .apply(new SegmentBuilder())
                                        .expression())
                                .isEqualTo(tree(pair.getKey()))));
    }

    @Test
    void pairs_all_haveEachKindOfNode() {
        Set<String> kinds = Arrays.stream(Expression.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        PAIRS.keySet().stream()
                .map(text -> tree(text).toString())
                .forEach(text -> kinds.removeIf(kind -> text.contains(kind + "[")));

        assertThat(kinds).isEmpty();
        assertThat(PAIRS.keySet().stream().map(text -> tree(text).toString()))
                .anyMatch(text -> text.contains("operator=" + Operator.NOT_EQUAL));
    }

    @Test
    void of_builtSegment_isCheckedLikeText() {
        assertThatThrownBy(() -> Segment.of(Shop.SCHEMA, s -> s.attr("teir").eq("gold")))
                .isInstanceOf(SegmentException.class)
                .hasMessage("SEG-101 unknown attribute 'teir'; did you mean 'tier'?");
        assertThat(Segment.of(Shop.SCHEMA, s -> s.attr("tier").eq("gold")).hash())
                .isEqualTo(Segment.parse(Shop.SCHEMA, "tier='gold' -- the best").hash());
    }

    @Test
    void literal_ofWhatIsNoValue_isRefused() {
        SegmentBuilder builder = new SegmentBuilder();

        assertThatThrownBy(() -> builder.attr("a").eq(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a java.lang.Object");
        assertThatThrownBy(() -> builder.attr("a").eq(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be finite");
    }

    private static Expression tree(String text) {
        return Parser.parse(text, ParseLimits.EXPRESSION).orThrow();
    }
}
