package io.kinfold.segments.column;

import io.kinfold.fragment.Identifier;

import java.util.Map;

/** Takes events one by one. */
@FunctionalInterface
public interface EventVisitor {
    /**
     * Takes an event.
     *
     * @param event the kind of event
     * @param identifier the identifier that it is on, as written
     * @param at its instant, as epoch milliseconds
     * @param values its fields that have a value, in the Java types of the schema
     */
    void visit(String event, Identifier identifier, long at, Map<String, Object> values);
}
