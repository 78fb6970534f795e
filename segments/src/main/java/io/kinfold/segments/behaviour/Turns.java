package io.kinfold.segments.behaviour;

import io.kinfold.segments.time.Span;
import io.kinfold.segments.time.ZoneDays;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * The instants at which what happened at some time may come to lie within a period, or no longer. There may be more
 * than it takes, never fewer.
 */
final class Turns {
    private final ZoneDays days;
    private final Set<Span> spans;
    private final NavigableSet<Long> turns = new TreeSet<>();

    Turns(ZoneDays days, Set<Span> spans) {
        this.days = days;
        this.spans = spans;
    }

    /** Returns the instants after another, in order. */
    LongStream after(long now) {
        return turns.tailSet(now, false).stream().mapToLong(Long::longValue);
    }

    /** Adds those of something that happened at an instant. */
    void add(long at) {
        long day = days.day(at);
        turns.add(at);
        turns.add(at + 1);
        turns.add(days.start(day));
        turns.add(days.start(day + 1));
        for (Span span : spans) {
            if (span.isCalendar()) {
                addCalendar(span, day);
            } else {
                turns.add(at + span.millis());
                turns.add(at + span.millis() + 1);
                turns.add(at - span.millis());
                turns.add(at - span.millis() + 1);
            }
        }
    }

    private void addCalendar(Span span, long day) {
        // Months' ends make the way back and forth uneven by up to three days.
        long slack = switch (span.unit()) {
            case MONTHS, YEARS -> 4;
            default -> 1;
        };
        for (long off = -slack; off <= slack; off++) {
            turns.add(days.start(span.after(day) + off));
            turns.add(days.start(span.before(day) + off));
        }
        // With the last instant of a day, nothing to come can fall into it.
        turns.add(days.end(span.after(day)));
    }
}
