package io.kinfold.segments.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a segment is evaluated as of: nothing in the module reads a clock or the machine's time zone.
 * Immutable and safe for any thread.
 *
 * @param now the instant; to the millisecond, what is finer is cut off
 * @param zone the time zone whose calendar days count
 * @param parameters the values of {@code :name}: Boolean, Number, String, LocalDate, Instant, or a Collection of
 *     them in place of a list
 */
public record EvaluationContext(Instant now, ZoneId zone, Map<String, Object> parameters) {
    /**
     * Copies the map.
     *
     * @param now the instant
     * @param zone the time zone
     * @param parameters the values of parameters, by name
     */
    public EvaluationContext {
        now = Instant.ofEpochMilli(now.toEpochMilli());
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Returns a context without parameters.
     *
     * @param now the instant
     * @param zone the time zone
     * @return the context
     */
    public static EvaluationContext of(Instant now, ZoneId zone) {
        return new EvaluationContext(now, zone, Map.of());
    }

    /**
     * Returns the local date of {@code now}.
     *
     * @return the date in the zone
     */
    public LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /** Returns instant, zone and the parameters' names, never their values. */
    @Override
    public String toString() {
        return "EvaluationContext[" + now + ", " + zone + ", " + parameters.keySet() + "]";
    }
}
