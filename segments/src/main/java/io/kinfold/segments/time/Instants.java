package io.kinfold.segments.time;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Literals;

import java.time.Instant;
import java.time.LocalDate;

/** Windows and literals as instants, as of a context. */
public final class Instants {
    private Instants() {}

    /**
     * Returns when an event must have been to lie in a window. Nothing after now is in any but
     * {@link Window.Next}, and nothing up to now is in that.
     *
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     */
    public static InstantRange of(Window window, EvaluationContext context) {
        long now = context.now().toEpochMilli();
        if (window instanceof Window.Next next) {
            return next(Span.of(next.period(), context), context);
        }
        if (window instanceof Window.Last last) {
            return new InstantRange(start(Span.of(last.period(), context), context), now);
        }
        if (window instanceof Window.Since since) {
            return new InstantRange(of(since.from(), context).from(), now);
        }
        if (window instanceof Window.Before before) {
            return InstantRange.ALL.upTo(of(before.until(), context).from() - 1).upTo(now);
        }
        if (window instanceof Window.Between between) {
            long from = of(between.from(), context).from();
            return new InstantRange(from, of(between.to(), context).to()).upTo(now);
        }
        return InstantRange.ALL.upTo(now);
    }

    /**
     * Returns the instants that a literal beside a datetime means: a single one, or the whole of a day.
     *
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     */
    public static InstantRange of(Literal literal, EvaluationContext context) {
        Object value = Literals.value(literal, ValueType.dateTime(), context);
        if (value instanceof LocalDate date) {
            ZoneDays days = ZoneDays.of(context.zone());
            return days.range(new DayRange(date.toEpochDay(), date.toEpochDay()));
        }
        long at = ((Instant) value).toEpochMilli();
        return new InstantRange(at, at);
    }

    /** Returns the first instant that is in the last so much time. */
    public static long start(Span span, EvaluationContext context) {
        if (span.isCalendar()) {
            long today = context.today().toEpochDay();
            return ZoneDays.of(context.zone()).start(span.before(today));
        }
        return context.now().toEpochMilli() - span.millis() + 1;
    }

    private static InstantRange next(Span span, EvaluationContext context) {
        long now = context.now().toEpochMilli();
        if (span.isCalendar()) {
            long last = span.after(context.today().toEpochDay());
            return new InstantRange(now + 1, ZoneDays.of(context.zone()).end(last));
        }
        return new InstantRange(now + 1, now + span.millis());
    }
}
