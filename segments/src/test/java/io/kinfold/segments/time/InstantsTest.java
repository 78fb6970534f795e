package io.kinfold.segments.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

class InstantsTest {
    private static final List<String> ZONES = List.of(
            "Asia/Taipei",
            "UTC",
            "America/New_York",
            "Europe/London",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/Sao_Paulo",
            "Asia/Kathmandu");

    @ParameterizedTest
    @CsvSource({
        // zone, now in local time, amount, unit, first local instant of "in last"
        "Asia/Taipei, 2026-11-21T10:00, 90, DAYS, 2026-08-23T00:00",
        "Asia/Taipei, 2026-11-21T10:00, 0, DAYS, 2026-11-21T00:00",
        "Asia/Taipei, 2026-11-21T10:00, 2, WEEKS, 2026-11-07T00:00",
        // months' ends and leap days
        "Asia/Taipei, 2026-03-31T10:00, 1, MONTHS, 2026-02-28T00:00",
        "Asia/Taipei, 2024-03-31T10:00, 1, MONTHS, 2024-02-29T00:00",
        "Asia/Taipei, 2026-05-31T10:00, 3, MONTHS, 2026-02-28T00:00",
        "Asia/Taipei, 2024-02-29T10:00, 1, YEARS, 2023-02-28T00:00",
        "Asia/Taipei, 2024-02-29T10:00, 4, YEARS, 2020-02-29T00:00",
        "UTC, 2024-03-01T00:00, 1, DAYS, 2024-02-29T00:00",
        "UTC, 2026-01-01T00:00, 1, MONTHS, 2025-12-01T00:00",
        // over a change of the clocks the days are whole and the hours are hours
        "America/New_York, 2026-03-09T10:00, 1, DAYS, 2026-03-08T00:00",
        "America/New_York, 2026-03-08T12:00, 12, HOURS, 2026-03-07T23:00",
        "America/New_York, 2026-11-01T12:00, 12, HOURS, 2026-11-01T01:00",
        "Europe/London, 2026-10-26T10:00, 1, DAYS, 2026-10-25T00:00",
        "Europe/London, 2026-03-29T02:30, 90, MINUTES, 2026-03-29T00:00",
        "Australia/Lord_Howe, 2026-04-05T12:00, 12, HOURS, 2026-04-05T00:30",
        "Asia/Kathmandu, 2026-11-21T00:00, 1, HOURS, 2026-11-20T23:00",
        // a day without midnight begins at one
        "America/Sao_Paulo, 2018-11-05T10:00, 1, DAYS, 2018-11-04T01:00",
        // a day that was skipped begins with the next
        "Pacific/Apia, 2011-12-31T10:00, 1, DAYS, 2011-12-31T00:00",
        "Pacific/Apia, 2011-12-31T10:00, 2, DAYS, 2011-12-29T00:00",
    })
    void of_last_beginsWithTheDayOrAfterTheHours(
            String zone, String now, long amount, Unit unit, String first) {
        ZoneId id = ZoneId.of(zone);
        long from = millis(first, id);
        EvaluationContext context = EvaluationContext.of(Instant.ofEpochMilli(millis(now, id)), id);

        InstantRange range = Instants.of(new Window.Last(Period.of(amount, unit)), context);

        assertThat(range.from()).isEqualTo(unit.isCalendar() ? from : from + 1);
        assertThat(range.to()).isEqualTo(millis(now, id));
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Taipei, 2026-11-21T10:00, 7, DAYS, 2026-11-29T00:00",
        "Asia/Taipei, 2026-11-21T10:00, 0, DAYS, 2026-11-22T00:00",
        "Asia/Taipei, 2026-01-31T10:00, 1, MONTHS, 2026-03-01T00:00",
        "Asia/Taipei, 2024-02-29T10:00, 1, YEARS, 2025-03-01T00:00",
        "America/New_York, 2026-03-07T12:00, 24, HOURS, 2026-03-08T13:00",
        "America/Sao_Paulo, 2018-11-02T10:00, 1, DAYS, 2018-11-04T01:00",
        "Pacific/Apia, 2011-12-29T10:00, 1, DAYS, 2011-12-31T00:00",
    })
    void of_next_beginsAfterNowAndEndsWithTheDayOrTheHours(
            String zone, String now, long amount, Unit unit, String end) {
        ZoneId id = ZoneId.of(zone);
        EvaluationContext context = EvaluationContext.of(Instant.ofEpochMilli(millis(now, id)), id);

        InstantRange range = Instants.of(new Window.Next(Period.of(amount, unit)), context);

        assertThat(range.from()).isEqualTo(millis(now, id) + 1);
        assertThat(range.to()).isEqualTo(millis(end, id) - (unit.isCalendar() ? 1 : 0));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20T00:00, 2026-11-20T23:59:59.999",
        "2026-11-20T10:30, 2026-11-20T10:30, 2026-11-20T10:30",
        "2026-11-20T10:30+00:00, 2026-11-20T18:30, 2026-11-20T18:30",
    })
    void of_literal_isADayOrAnInstant(String text, String first, String last) {
        ZoneId zone = ZoneId.of("Asia/Taipei");
        EvaluationContext context = EvaluationContext.of(Instant.EPOCH, zone);

        assertThat(Instants.of(Literal.of(text), context))
                .isEqualTo(new InstantRange(millis(first, zone), millis(last, zone)));
    }

    @Test
    void of_localTimeInAGap_movesForwardByTheGap() {
        ZoneId zone = ZoneId.of("America/New_York");
        InstantRange range = Instants.of(
                Literal.of("2026-03-08T02:30"), EvaluationContext.of(Instant.EPOCH, zone));

        assertThat(range.from()).isEqualTo(millis("2026-03-08T03:30", zone));
    }

    @Test
    void of_sinceBeforeBetween_endNoLaterThanNow() {
        ZoneId zone = ZoneId.of("Asia/Taipei");
        EvaluationContext context =
                EvaluationContext.of(Instant.parse("2026-11-21T02:00:00Z"), zone);
        long now = context.now().toEpochMilli();
        Literal past = Literal.of("2026-11-20");
        Literal future = Literal.of("2026-12-31");

        assertThat(Instants.of(new Window.Ever(), context))
                .isEqualTo(new InstantRange(Long.MIN_VALUE, now));
        assertThat(Instants.of(new Window.Since(past), context))
                .isEqualTo(new InstantRange(millis("2026-11-20T00:00", zone), now));
        assertThat(Instants.of(new Window.Since(future), context).isEmpty()).isTrue();
        assertThat(Instants.of(new Window.Before(past), context).to())
                .isEqualTo(millis("2026-11-20T00:00", zone) - 1);
        assertThat(Instants.of(new Window.Before(future), context).to()).isEqualTo(now);
        assertThat(Instants.of(new Window.Between(past, past), context).to())
                .isEqualTo(millis("2026-11-21T00:00", zone) - 1);
        assertThat(Instants.of(new Window.Between(past, future), context).to()).isEqualTo(now);
    }

    @Test
    void of_skippedDay_hasBoundsButNoInstant() {
        ZoneId zone = ZoneId.of("Pacific/Apia");
        EvaluationContext context =
                EvaluationContext.of(Instant.parse("2020-01-01T00:00:00Z"), zone);
        Literal skipped = Literal.of("2011-12-30");
        long next = millis("2011-12-31T00:00", zone);

        assertThat(Instants.of(new Window.Between(skipped, skipped), context).isEmpty())
                .isTrue();
        assertThat(Instants.of(new Window.Since(skipped), context).from()).isEqualTo(next);
        assertThat(Instants.of(new Window.Before(skipped), context).to()).isEqualTo(next - 1);
    }

    @Test
    void of_parameter_isTakenFromTheContext() {
        EvaluationContext context = new EvaluationContext(
                Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("UTC"), Map.of("d", 3));
        Window window = new Window.Last(new Period(new Literal.Parameter("d"), Unit.DAYS));

        assertThat(Instants.of(window, context).from())
                .isEqualTo(Instant.parse("2026-11-18T00:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "--02-29, 2026-02-28, 2026-02-28, true",
        "--02-29, 2026-03-01, 2026-03-01, false",
        "--02-29, 2024-02-28, 2024-02-28, false",
        "--02-29, 2024-02-29, 2024-02-29, true",
        "--01-03, 2025-12-30, 2026-01-06, true",
        "--12-30, 2025-12-30, 2026-01-06, true",
        "--12-29, 2025-12-30, 2026-01-06, false",
        "--06-15, 2025-06-16, 2026-06-14, false",
        "--06-15, 2025-06-16, 2026-06-15, true",
    })
    void hasAnniversary_dayOfTheYear_isObservedInEveryYear(
            MonthDay day, LocalDate from, LocalDate to, boolean expected) {
        assertThat(new DayRange(from.toEpochDay(), to.toEpochDay()).hasAnniversary(day))
                .isEqualTo(expected);
    }

    @Test
    void of_windowOfDays_isTodayAndTheDaysBeforeOrAfter() {
        EvaluationContext context = EvaluationContext.of(
                Instant.parse("2026-03-30T20:00:00Z"), ZoneId.of("Asia/Taipei"));
        Period month = Period.of(1, Unit.MONTHS);

        assertThat(Days.of(new Window.Last(month), context))
                .isEqualTo(days("2026-02-28", "2026-03-31"));
        assertThat(Days.of(new Window.Next(month), context))
                .isEqualTo(days("2026-03-31", "2026-04-30"));
    }

    /** The rule of the language word for word, for one event at a time. */
    @Property
    void of_randomWindow_agreesWithTheRuleForEachInstant(
            @ForAll("zones") ZoneId zone,
            @ForAll("instants") long now,
            @ForAll("periods") Period period,
            @ForAll("offs") long off) {
        EvaluationContext context = EvaluationContext.of(Instant.ofEpochMilli(now), zone);
        for (boolean last : new boolean[] {true, false}) {
            InstantRange range =
                    Instants.of(last ? new Window.Last(period) : new Window.Next(period), context);
            for (long at : new long[] {
                now,
                now + 1,
                now - 1,
                now + off,
                range.from(),
                range.from() - 1,
                range.to(),
                range.to() + 1
            }) {
                assertThat(range.contains(at))
                        .as("%s %s %d", last, period, at)
                        .isEqualTo(
                                last ? inLast(at, period, context) : inNext(at, period, context));
            }
        }
    }

    private static boolean inLast(long at, Period period, EvaluationContext context) {
        Instant instant = Instant.ofEpochMilli(at);
        if (instant.isAfter(context.now())) {
            return false;
        }
        if (!period.unit().isCalendar()) {
            return instant.isAfter(context.now().minus(duration(period)));
        }
        LocalDate day = instant.atZone(context.zone()).toLocalDate();
        return !day.isBefore(context.today().minus(length(period)));
    }

    private static boolean inNext(long at, Period period, EvaluationContext context) {
        Instant instant = Instant.ofEpochMilli(at);
        if (!instant.isAfter(context.now())) {
            return false;
        }
        if (!period.unit().isCalendar()) {
            return !instant.isAfter(context.now().plus(duration(period)));
        }
        LocalDate day = instant.atZone(context.zone()).toLocalDate();
        return !day.isAfter(context.today().plus(length(period)));
    }

    private static int amount(Period period) {
        return ((Literal.Numeric) period.amount()).value().intValueExact();
    }

    private static Duration duration(Period period) {
        return period.unit() == Unit.HOURS
                ? Duration.ofHours(amount(period))
                : Duration.ofMinutes(amount(period));
    }

    private static java.time.Period length(Period period) {
        int amount = amount(period);
        return switch (period.unit()) {
            case DAYS -> java.time.Period.ofDays(amount);
            case WEEKS -> java.time.Period.ofWeeks(amount);
            case MONTHS -> java.time.Period.ofMonths(amount);
            default -> java.time.Period.ofYears(amount);
        };
    }

    private static long millis(String local, ZoneId zone) {
        return java.time.LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
    }

    private static DayRange days(String from, String to) {
        return new DayRange(
                LocalDate.parse(from).toEpochDay(), LocalDate.parse(to).toEpochDay());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    @Provide
    Arbitrary<Long> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("1995-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("2040-01-01T00:00:00Z").toEpochMilli());
    }

    @Provide
    Arbitrary<Period> periods() {
        return Arbitraries.longs()
                .between(0, 40)
                .flatMap(amount ->
                        Arbitraries.of(Unit.values()).map(unit -> Period.of(amount, unit)));
    }

    @Provide
    Arbitrary<Long> offs() {
        return Arbitraries.longs().between(-3_000_000_000L, 3_000_000_000L);
    }
}
