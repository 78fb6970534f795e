package io.kinfold.segments.behaviour;

import io.kinfold.segments.time.InstantRange;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Why a row satisfies a condition on events, or does not. Immutable.
 *
 * @param value what the function made of the events, in the Java type that ValueType tells; null for missing. For
 *     a condition without a function it is how many events of its (first) kind counted, as a Long
 * @param counted how many events counted
 * @param sample the newest of them, at most {@value #SAMPLE}; of a sequence that is satisfied, one event for each
 *     step, in the order of the steps
 * @param bounds when events count; the last instant is {@link Long#MAX_VALUE} where none is later than now
 * @param distance for a number how much more it takes, negative for less, 0 where it satisfies the condition; null
 *     for all else and where no number would do
 */
public record EventExplanation(
        @Nullable Object value,
        int counted,
        List<Counted> sample,
        InstantRange bounds,
        @Nullable Number distance) {
    /** How many events a sample has at most. */
    public static final int SAMPLE = 10;

    /** Copies the list. */
    public EventExplanation {
        sample = List.copyOf(sample);
    }

    /**
     * An event.
     *
     * @param event its kind
     * @param position its position in the kind's table
     */
    public record Counted(String event, int position) {}
}
