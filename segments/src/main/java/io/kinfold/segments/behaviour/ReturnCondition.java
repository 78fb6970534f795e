package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.time.InstantRange;
import io.kinfold.segments.time.Span;
import io.kinfold.segments.time.ZoneDays;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/**
 * There is an event, and one before it, with nothing in between for longer than a gap.
 *
 * @param events the events, of which the one that came back must be one
 * @param gap how long there was none
 * @param zone the zone of a gap of the calendar; null for others
 */
record ReturnCondition(EventSet events, Span gap, @Nullable ZoneId zone) implements EventCondition {
    @Override
    public EventPredicate bind(CustomerTable table) {
        // The one before may have been at any time.
        InstantRange whole = InstantRange.ALL.upTo(events.range().to());
        ZoneDays days = zone == null ? null : ZoneDays.of(zone);
        return new ReturnLeaf(
                events.within(whole).bind(table), events.range().from(), gap, new Reach(days));
    }

    @Override
    public boolean holdsWithoutEvents() {
        return false;
    }
}
