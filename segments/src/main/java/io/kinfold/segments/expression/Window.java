package io.kinfold.segments.expression;

/**
 * When an event counts. An event later than the context's instant has not happened yet: of all windows only
 * {@link Next} sees it. Immutable.
 */
public sealed interface Window {
    /** At any time up to now. */
    record Ever() implements Window {}

    /**
     * Today and the calendar days before it, up to now; with hours and minutes, later than now less the
     * period, up to now.
     *
     * @param period how far back
     */
    record Last(Period period) implements Window {}

    /**
     * Later than now, today and the calendar days after it; with hours and minutes, later than now, up
     * to now plus the period.
     *
     * @param period how far ahead
     */
    record Next(Period period) implements Window {}

    /**
     * From a date's first instant, or from an instant, up to now.
     *
     * @param from a date or an instant
     */
    record Since(Literal from) implements Window {}

    /**
     * Before a date's first instant, or before an instant, and up to now.
     *
     * @param until a date or an instant, itself not included
     */
    record Before(Literal until) implements Window {}

    /**
     * Between two dates, both days included, or between two instants, both included; up to now.
     *
     * @param from a date or an instant
     * @param to a date or an instant
     */
    record Between(Literal from, Literal to) implements Window {}
}
