package io.kinfold.segments.time;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.typing.Literals;

import java.time.LocalDate;

/**
 * A period whose amount is known. Of the calendar, it moves days; else it has a length.
 *
 * @param amount how many units, 0 or more, not above a thousand years
 * @param unit the unit
 */
public record Span(long amount, Unit unit) {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    /**
     * Returns a period as of a context.
     *
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or no such number
     */
    public static Span of(Period period, EvaluationContext context) {
        return new Span(Literals.amount(period, context), period.unit());
    }

    /** Returns whether it is of the calendar, that is whether it moves days. */
    public boolean isCalendar() {
        return unit.isCalendar();
    }

    /** Returns the length of a period that is not of the calendar, in milliseconds. */
    public long millis() {
        return switch (unit) {
            case MINUTES -> amount * MINUTE;
            case HOURS -> amount * HOUR;
            default -> throw new IllegalStateException(unit + " have no fixed length");
        };
    }

    /** Returns the epoch day so much earlier; for a period of the calendar. */
    public long before(long day) {
        return moved(day, -amount);
    }

    /** Returns the epoch day so much later; for a period of the calendar. */
    public long after(long day) {
        return moved(day, amount);
    }

    private long moved(long day, long units) {
        return switch (unit) {
            case DAYS -> day + units;
            case WEEKS -> day + 7 * units;
            case MONTHS -> LocalDate.ofEpochDay(day).plusMonths(units).toEpochDay();
            case YEARS -> LocalDate.ofEpochDay(day).plusYears(units).toEpochDay();
            default -> throw new IllegalStateException(unit + " do not move calendar days");
        };
    }
}
