package io.kinfold.segments.reference;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A tag and when a profile has it.
 *
 * @param tag the tag
 * @param from the first instant at which the profile has it
 * @param until the first instant at which it no longer has it; null for never
 */
public record Tagging(String tag, Instant from, @Nullable Instant until) {
    boolean holdsAt(Instant instant) {
        return !from.isAfter(instant) && (until == null || until.isAfter(instant));
    }
}
