package io.kinfold.segments.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.behaviour.EventExplanation.Counted;
import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Leaves at the very instants of their bounds, and what they tell. Times are Taipei's. */
class EventLeafTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final EvaluationContext CONTEXT = at("2026-11-21T10:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00, true", // now
        "2026-11-21T10:00:00.001, false", // has not happened
        "2026-11-14T00:00, true",
        "2026-11-13T23:59:59.999, false",
    })
    void did_lastDays_countsFromTheFirstInstantOfTheDayUpToNow(String at, boolean expected) {
        assertThat(holds(new Expression.Did(lastDays("view", 7)), view(at))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00.001, true",
        "2026-11-21T08:00, false",
        "2026-11-21T10:00, true",
    })
    void did_lastHours_excludesTheInstantSoManyHoursAgo(String at, boolean expected) {
        Expression leaf = new Expression.Did(clause("view", last(2, Unit.HOURS)));
        assertThat(holds(leaf, view(at))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10T08:00, 2026-11-10T08:00, false", // at the same instant is not later
        "2026-11-10T08:00, 2026-11-10T08:00:00.001, true",
        "2026-11-10T08:00, 2026-11-12T23:59:59.999, true",
        "2026-11-10T23:59, 2026-11-13T00:00, false",
    })
    void sequence_withinDays_countsTheCalendarDaysOfTheFirst(
            String first, String second, boolean expected) {
        Expression leaf = sequence(
                new Expression.Step(false, EventClause.of("purchase"), Period.of(2, Unit.DAYS)));
        assertThat(holds(leaf, view(first), purchase(second, 1))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // the period is over once no instant after now can fall into it
        "2026-11-18T12:00, 2026-11-20T23:59:59.998, DAYS, 2, false",
        "2026-11-18T12:00, 2026-11-20T23:59:59.999, DAYS, 2, true",
        "2026-11-18T12:00, 2026-11-18T13:59:59.999, HOURS, 2, false",
        "2026-11-18T12:00, 2026-11-18T14:00, HOURS, 2, true",
        // a month after 31 January ends with February
        "2026-01-31T12:00, 2026-02-28T23:59:59.999, MONTHS, 1, true",
        "2026-01-31T12:00, 2026-02-28T12:00, MONTHS, 1, false",
    })
    void sequence_absentStep_waitsUntilThePeriodIsOver(
            String event, String now, Unit unit, long amount, boolean expected) {
        Expression leaf = sequence(
                new Expression.Step(true, EventClause.of("purchase"), Period.of(amount, unit)));
        assertThat(holds(leaf, at(now), view(event))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // the months up to 31 May end on 31 May, 30 April, 31 March and 28 February
        "2026-05-01T00:00, 2026-04-30T23:59:59.999, 2026-03-31T00:00, 2, true",
        "2026-05-01T00:00, 2026-05-31T00:00, 2026-03-31T23:59:59.999, 2, true",
        "2026-05-01T00:00, 2026-05-30T00:00, 2026-05-31T09:00, 2, false",
        "2026-04-30T23:59:59.999, 2026-04-01T00:00, 2026-04-15T00:00, 2, false",
        "2026-03-31T23:59:59.999, 2026-03-01T00:00, 2026-02-28T23:59:59.999, 1, true",
        "2026-02-28T23:59:59.999, 2026-02-01T00:00, 2026-01-01T00:00, 1, false",
    })
    void regularly_monthsUpToMonthsEnd_eachEndOnTheirOwnLastDay(
            String one, String two, String three, long periods, boolean expected) {
        Expression leaf = new Expression.Regularly(
                EventClause.of("view"),
                Literal.of(1),
                Literal.of(periods),
                Literal.of(3),
                Unit.MONTHS);
        assertThat(holds(leaf, at("2026-05-31T10:00"), view(one), view(two), view(three)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-12T10:00, 2026-11-10T09:00, false", // 90 days later
        "2026-08-11T10:00, 2026-11-10T09:00, true",
        "2026-08-11T10:00, 2026-10-20T09:00, false", // not within the window
    })
    void cameBack_gapOfDays_mustBeExceeded(String first, String second, boolean expected) {
        Expression leaf = new Expression.CameBack(lastDays("view", 30), Period.of(90, Unit.DAYS));
        assertThat(holds(leaf, view(first), view(second))).isEqualTo(expected);
    }

    @Test
    void stopped_noEarlierEvent_isFalse() {
        Expression leaf = new Expression.Stopped(
                EventClause.of("view"), Period.of(10, Unit.DAYS), Period.of(20, Unit.DAYS));

        assertThat(holds(leaf)).isFalse();
        assertThat(holds(leaf, view("2026-11-11T00:00"))).isFalse();
        assertThat(holds(leaf, view("2026-11-10T23:59"))).isTrue();
        assertThat(holds(leaf, view("2026-11-01T00:00"))).isTrue();
        assertThat(holds(leaf, view("2026-10-31T23:59"))).isFalse();
    }

    @Test
    void sum_beyond64Bits_isTheUtmostBoundWhateverTheOrder() {
        long most = 1L << 62;
        Expression leaf =
                compare(AggregateFunction.SUM, "amount", Operator.GREATER, new BigDecimal("1000"));
        Happened[] events = {
            purchase("2026-11-10T08:00", most),
            purchase("2026-11-10T08:00", most),
            purchase("2026-11-10T08:00", most),
            purchase("2026-11-10T08:00", -most),
        };

        assertThat(holds(leaf, events)).isTrue();
        EventValue value = EventConditions.value(
                new Term.Aggregate(AggregateFunction.SUM, field("amount")), table(events), CONTEXT);
        assertThat(value.value(0)).isEqualTo(BigDecimal.valueOf(most, 2));
    }

    @Test
    void sum_ofDoubles_doesNotDependOnTheOrder() {
        double[] prices = {1e100, 0.1, -1e100, 0.2, 1e-300};
        List<Happened> forth = new ArrayList<>();
        List<Happened> back = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            forth.add(new Happened("purchase", i, Map.of("price", prices[i])));
            back.add(new Happened("purchase", -i, Map.of("price", prices[i])));
        }
        TableFixture table = new TableFixture(List.of(forth, back));
        EventValue sum = EventConditions.value(
                new Term.Aggregate(AggregateFunction.SUM, field("price")), table, CONTEXT);

        assertThat(sum.value(0))
                .isEqualTo(sum.value(1))
                .isEqualTo(new BigDecimal(0.1).add(new BigDecimal(0.2)).doubleValue());
    }

    @Test
    void of_sameDay_isTheSameConditionUnlessAnEventIsStillToCome() {
        Expression leaf = compare(AggregateFunction.COUNT, null, Operator.AT_LEAST, BigDecimal.ONE);
        TableFixture past = table(purchase("2026-11-10T08:00", 1));
        TableFixture future = table(purchase("2026-12-10T08:00", 1));
        EvaluationContext later = at("2026-11-21T18:00");

        assertThat(EventConditions.of(leaf, past, CONTEXT))
                .isEqualTo(EventConditions.of(leaf, past, later))
                .isEqualTo(EventConditions.of(new Expression.Did(purchases()), past, later));
        assertThat(EventConditions.of(leaf, past, CONTEXT))
                .isNotEqualTo(EventConditions.of(leaf, past, at("2026-11-22T00:00")));
        assertThat(EventConditions.of(leaf, future, CONTEXT))
                .isNotEqualTo(EventConditions.of(leaf, future, later));
    }

    @Test
    void explain_countTooLow_tellsCountSampleBoundsAndDistance() {
        Expression leaf =
                compare(AggregateFunction.COUNT, null, Operator.AT_LEAST, BigDecimal.valueOf(3));
        TableFixture table = table(
                purchase("2026-01-01T08:00", 1),
                purchase("2026-11-02T08:00", 1),
                purchase("2026-11-10T08:00", 1));

        EventExplanation why =
                EventConditions.of(leaf, table, CONTEXT).bind(table).explain(0);

        assertThat(why.value()).isEqualTo(2L);
        assertThat(why.counted()).isEqualTo(2);
        assertThat(why.distance()).isEqualTo(1L);
        assertThat(why.bounds().from()).isEqualTo(millis("2026-08-23T00:00"));
        assertThat(why.sample())
                .containsExactly(new Counted("purchase", 0), new Counted("purchase", 1));
    }

    @Test
    void explain_sumAndMean_tellTheDistanceInUnitsOfTheField() {
        TableFixture table =
                table(purchase("2026-11-02T08:00", 12_050), purchase("2026-11-10T08:00", 30_000));

        EventExplanation sum = explain(
                compare(AggregateFunction.SUM, "amount", Operator.GREATER, new BigDecimal("500")),
                table);
        assertThat(sum.value()).isEqualTo(new BigDecimal("420.50"));
        assertThat(sum.distance()).isEqualTo(new BigDecimal("79.51"));

        EventExplanation mean = explain(
                compare(AggregateFunction.AVG, "amount", Operator.AT_MOST, new BigDecimal("200")),
                table);
        assertThat(mean.value()).isEqualTo(210.25);
        assertThat(mean.distance()).isEqualTo(-10.25);
    }

    @Test
    void explain_sequence_tellsAChainInTheOrderOfItsSteps() {
        Expression leaf = sequence(
                new Expression.Step(false, purchases(), Period.of(2, Unit.DAYS)),
                new Expression.Step(true, EventClause.of("view"), Period.of(1, Unit.DAYS)));
        TableFixture table = table(
                view("2026-10-01T08:00"),
                view("2026-11-10T08:00"),
                purchase("2026-11-11T08:00", 1),
                purchase("2026-11-14T08:00", 1));

        EventExplanation why = explain(leaf, table);

        assertThat(EventConditions.of(leaf, table, CONTEXT).bind(table).test(0)).isTrue();
        assertThat(why.sample())
                .containsExactly(new Counted("view", 0), new Counted("purchase", 1));
    }

    private static EventExplanation explain(Expression leaf, TableFixture table) {
        return EventConditions.of(leaf, table, CONTEXT).bind(table).explain(0);
    }

    private static boolean holds(Expression leaf, Happened... events) {
        return holds(leaf, CONTEXT, events);
    }

    /** In a row whose events lie together and in one whose events are scattered. */
    private static boolean holds(Expression leaf, EvaluationContext context, Happened... events) {
        List<Happened> own = List.of(events);
        TableFixture table = new TableFixture(List.of(own, List.of(), own));
        EventPredicate bound = EventConditions.of(leaf, table, context).bind(table);
        assertThat(bound.test(2)).isEqualTo(bound.test(0));
        return bound.test(0);
    }

    private static TableFixture table(Happened... events) {
        return new TableFixture(List.of(Stream.of(events).toList()));
    }

    private static Expression compare(
            AggregateFunction function, String field, Operator operator, BigDecimal value) {
        EventClause clause = new EventClause("purchase", field, null, last(90, Unit.DAYS));
        return new Expression.Compare(
                new Term.Aggregate(function, clause), operator, new Literal.Numeric(value));
    }

    private static Expression sequence(Expression.Step... steps) {
        return new Expression.Sequence(EventClause.of("view"), List.of(steps));
    }

    private static EventClause purchases() {
        return lastDays("purchase", 90);
    }

    private static EventClause field(String name) {
        return new EventClause("purchase", name, null, new Window.Ever());
    }

    private static EventClause lastDays(String event, long days) {
        return clause(event, last(days, Unit.DAYS));
    }

    private static EventClause clause(String event, Window window) {
        return new EventClause(event, null, null, window);
    }

    private static Window last(long amount, Unit unit) {
        return new Window.Last(Period.of(amount, unit));
    }

    private static Happened view(String at) {
        return new Happened("view", millis(at), Map.of());
    }

    private static Happened purchase(String at, long cents) {
        return new Happened("purchase", millis(at), Map.of("amount", BigDecimal.valueOf(cents, 2)));
    }

    private static EvaluationContext at(String now) {
        return EvaluationContext.of(Instant.ofEpochMilli(millis(now)), ZONE);
    }

    private static long millis(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
    }
}
