package io.kinfold.segments.reference;

import io.kinfold.segments.schema.Schema;

import java.util.List;
import java.util.Map;

/**
 * Everything that a segment is evaluated over.
 *
 * @param schema what segments may speak of
 * @param customers all profiles
 * @param segments the segments that others may name
 */
public record World(Schema schema, List<Customer> customers, Map<String, Definition> segments) {
    /** Copies the collections. */
    public World {
        customers = List.copyOf(customers);
        segments = Map.copyOf(segments);
    }

    /** Returns the same with other customers. */
    public World with(List<Customer> others) {
        return new World(schema, others, segments);
    }
}
