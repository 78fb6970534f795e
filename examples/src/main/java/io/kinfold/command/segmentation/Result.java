package io.kinfold.command.segmentation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What segments found. Immutable.
 *
 * @param members how many profiles are in the segment or, of several, in any of them
 * @param profiles how many profiles there are
 * @param segments the members of each, where several were asked for; else empty
 * @param extras what was asked for beside, as JSON by name
 */
public record Result(
        long members, long profiles, Map<String, Long> segments, Map<String, String> extras) {
    /** Copies the maps; keeps their order. */
    public Result {
        segments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(segments));
        extras = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }
}
