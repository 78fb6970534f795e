package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.time.Span;
import io.kinfold.segments.time.ZoneDays;

import java.time.ZoneId;

/**
 * Of the periods up to today, so many have at least so many events.
 *
 * @param events the events up to now
 * @param times how many events a period needs
 * @param periods how many periods must have them
 * @param of how many periods are looked at
 * @param unit the length of a period
 * @param today the epoch day that the newest period ends with
 * @param zone whose days count
 */
record RegularCondition(
        EventSet events, int times, int periods, int of, Unit unit, long today, ZoneId zone)
        implements EventCondition {
    @Override
    public EventPredicate bind(CustomerTable table) {
        ZoneDays days = ZoneDays.of(zone);
        long[] ends = new long[of + 1];
        for (int period = 0; period <= of; period++) {
            ends[period] = days.end(new Span(period, unit).before(today));
        }
        return new RegularLeaf(events.bind(table), ends, times, periods);
    }

    @Override
    public boolean holdsWithoutEvents() {
        return (times == 0 ? of : 0) >= periods;
    }
}
