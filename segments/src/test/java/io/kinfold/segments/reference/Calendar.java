package io.kinfold.segments.reference;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;

/** What windows and periods see as of a context, by java.time alone. */
final class Calendar {
    private final EvaluationContext context;
    private final Literals literals;

    Calendar(EvaluationContext context, Literals literals) {
        this.context = context;
        this.literals = literals;
    }

    LocalDate day(Instant at) {
        return at.atZone(context.zone()).toLocalDate();
    }

    /** Returns whether an event of that instant counts. */
    boolean sees(Window window, Instant at) {
        boolean past = !at.isAfter(context.now());
        if (window instanceof Window.Ever) {
            return past;
        }
        if (window instanceof Window.Last last) {
            return past && reachesBack(last.period(), at);
        }
        if (window instanceof Window.Next next) {
            return !past && reachesAhead(next.period(), at);
        }
        if (window instanceof Window.Since since) {
            return past && !at.isBefore(first(since.from()));
        }
        if (window instanceof Window.Before before) {
            return past && at.isBefore(first(before.until()));
        }
        Window.Between between = (Window.Between) window;
        return past && !at.isBefore(first(between.from())) && upTo(between.to(), at);
    }

    /** Returns whether a date lies in the window, which is one of the calendar. */
    boolean sees(Window window, LocalDate day) {
        if (window instanceof Window.Last last) {
            return !day.isBefore(minus(context.today(), last.period()))
                    && !day.isAfter(context.today());
        }
        Period period = ((Window.Next) window).period();
        return !day.isBefore(context.today()) && !day.isAfter(plus(context.today(), period));
    }

    /** Returns whether some day of the window, which is one of the calendar, is the anniversary. */
    boolean sees(Window window, MonthDay anniversary) {
        Period period = window instanceof Window.Last last
                ? last.period()
                : ((Window.Next) window).period();
        int back = minus(context.today(), period).getYear();
        int ahead = plus(context.today(), period).getYear();
        for (int year = back; year <= ahead; year++) {
            if (sees(window, observed(anniversary, year))) {
                return true;
            }
        }
        return false;
    }

    private static LocalDate observed(MonthDay anniversary, int year) {
        boolean leapDay = anniversary.equals(MonthDay.of(2, 29));
        return leapDay && !Year.isLeap(year)
                ? LocalDate.of(year, 2, 28)
                : LocalDate.of(year, anniversary.getMonth(), anniversary.getDayOfMonth());
    }

    /** Returns whether b is later than a, and by no more than the period. */
    boolean follows(Instant a, Instant b, Period period) {
        boolean soon = period.unit().isCalendar()
                ? !day(b).isAfter(plus(day(a), period))
                : !b.isAfter(a.plus(duration(period)));
        return b.isAfter(a) && soon;
    }

    /** Returns whether the last instant that can follow a within the period is past. */
    boolean isOver(Instant a, Period period) {
        Instant last = period.unit().isCalendar()
                ? first(plus(day(a), period).plusDays(1)).minusMillis(1)
                : a.plus(duration(period));
        return !last.isAfter(context.now());
    }

    /** Returns whether more than the period lies between a and a later b. */
    boolean isLonger(Instant a, Instant b, Period period) {
        return period.unit().isCalendar()
                ? minus(day(b), period).isAfter(day(a))
                : a.plus(duration(period)).isBefore(b);
    }

    /**
     * Returns whether an instant up to now lies in the period number k, from zero, that ends today.
     */
    boolean liesInPeriod(Instant at, long k, Unit unit) {
        LocalDate after = minus(context.today(), Period.of(k + 1, unit));
        LocalDate last = minus(context.today(), Period.of(k, unit));
        return !at.isAfter(context.now()) && day(at).isAfter(after) && !day(at).isAfter(last);
    }

    private boolean reachesBack(Period period, Instant at) {
        return period.unit().isCalendar()
                ? !day(at).isBefore(minus(context.today(), period))
                : at.isAfter(context.now().minus(duration(period)));
    }

    private boolean reachesAhead(Period period, Instant at) {
        return period.unit().isCalendar()
                ? !day(at).isAfter(plus(context.today(), period))
                : !at.isAfter(context.now().plus(duration(period)));
    }

    private Instant first(Literal bound) {
        Object value = literals.instantOrDay(bound);
        return value instanceof LocalDate day ? first(day) : (Instant) value;
    }

    private Instant first(LocalDate day) {
        return day.atStartOfDay(context.zone()).toInstant();
    }

    private boolean upTo(Literal bound, Instant at) {
        Object value = literals.instantOrDay(bound);
        return value instanceof LocalDate day
                ? at.isBefore(first(day.plusDays(1)))
                : !at.isAfter((Instant) value);
    }

    private LocalDate minus(LocalDate day, Period period) {
        long n = literals.count(period.amount());
        return switch (period.unit()) {
            case DAYS -> day.minusDays(n);
            case WEEKS -> day.minusWeeks(n);
            case MONTHS -> day.minusMonths(n);
            case YEARS -> day.minusYears(n);
            case HOURS, MINUTES -> throw new IllegalArgumentException("no unit of the calendar");
        };
    }

    private LocalDate plus(LocalDate day, Period period) {
        long n = literals.count(period.amount());
        return switch (period.unit()) {
            case DAYS -> day.plusDays(n);
            case WEEKS -> day.plusWeeks(n);
            case MONTHS -> day.plusMonths(n);
            case YEARS -> day.plusYears(n);
            case HOURS, MINUTES -> throw new IllegalArgumentException("no unit of the calendar");
        };
    }

    private Duration duration(Period period) {
        long n = literals.count(period.amount());
        return period.unit() == Unit.HOURS ? Duration.ofHours(n) : Duration.ofMinutes(n);
    }
}
