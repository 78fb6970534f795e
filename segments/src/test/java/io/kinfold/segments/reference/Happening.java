package io.kinfold.segments.reference;

import java.time.Instant;
import java.util.Map;

/**
 * An event as the reference sees it.
 *
 * @param event the event's name
 * @param at when
 * @param fields the values that it has, in the Java types of the schema's value types
 */
public record Happening(String event, Instant at, Map<String, Object> fields) {
    /** Copies the map. */
    public Happening {
        fields = Map.copyOf(fields);
    }
}
