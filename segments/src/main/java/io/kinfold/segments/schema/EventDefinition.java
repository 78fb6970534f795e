package io.kinfold.segments.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kind of event. Immutable.
 *
 * @param name the name
 * @param fields its fields by name, in the order in which they were defined
 */
public record EventDefinition(String name, Map<String, AttributeDefinition> fields) {
    /**
     * Copies the map; keeps its order.
     *
     * @param name the name
     * @param fields its fields by name
     */
    public EventDefinition {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
