package io.kinfold.segments.behaviour;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.time.Span;
import io.kinfold.segments.time.ZoneDays;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/**
 * There are events, each later than the one before and within its step's period.
 *
 * @param first the first events
 * @param steps the steps after them
 * @param zone the zone of the calendar's periods; null where there are none
 * @param over of an absent last step the latest instant of the event before it with which its period is over;
 *     {@link Long#MAX_VALUE} where the last step is not absent
 */
record SequenceCondition(
        EventSet first, List<StepSet> steps, @Nullable ZoneId zone, long over)
        implements EventCondition {
    SequenceCondition {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param absent whether there must be no such event
     * @param events the events
     * @param within how long after the event before
     */
    record StepSet(boolean absent, EventSet events, Span within) {}

    @Override
    public EventPredicate bind(CustomerTable table) {
        List<SequenceLeaf.Step> bound = steps.stream()
                .map(step -> new SequenceLeaf.Step(
                        step.absent(), step.events().bind(table), step.within()))
                .toList();
        ZoneDays days = zone == null ? null : ZoneDays.of(zone);
        return new SequenceLeaf(first.bind(table), bound, new Reach(days), over);
    }

    @Override
    public boolean holdsWithoutEvents() {
        return false;
    }
}
