package io.kinfold.segments.behaviour;

import io.kinfold.segments.time.Span;
import io.kinfold.segments.time.ZoneDays;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * How far a period reaches from an instant: for the calendar by the days of a zone.
 *
 * @param days the days; may be null where no period is of the calendar
 */
record Reach(@Nullable ZoneDays days) {
    /** Returns the last instant that is so long after another: the end of that day, or exactly so much later. */
    long last(Span span, long at) {
        if (!span.isCalendar()) {
            return at + span.millis();
        }
        ZoneDays zone = Objects.requireNonNull(days);
        return zone.end(span.after(zone.day(at)));
    }

    /** Returns whether one instant is longer than the period after an earlier one. */
    boolean isBeyond(Span span, long earlier, long later) {
        if (!span.isCalendar()) {
            return later - span.millis() > earlier;
        }
        ZoneDays zone = Objects.requireNonNull(days);
        return span.before(zone.day(later)) > zone.day(earlier);
    }

    /** Returns the latest instant from which the period is over at another, so that {@link #last} is not later. */
    long over(Span span, long now) {
        if (!span.isCalendar()) {
            return now - span.millis();
        }
        ZoneDays zone = Objects.requireNonNull(days);
        long today = zone.day(now);
        long ended = zone.end(today) == now ? today : today - 1;
        // Back and forth by months may end on another day: look at the neighbours.
        long day = span.before(ended);
        while (span.after(day + 1) <= ended) {
            day++;
        }
        while (span.after(day) > ended) {
            day--;
        }
        return zone.end(day);
    }
}
