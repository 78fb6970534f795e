package io.kinfold.segments.behaviour;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/** An event of a test: fields that it does not have are not in the map. */
record Happened(String event, long at, Map<String, Object> fields) {
    @Nullable
    Object field(String name) {
        return fields.get(name);
    }

    Instant instant() {
        return Instant.ofEpochMilli(at);
    }
}
