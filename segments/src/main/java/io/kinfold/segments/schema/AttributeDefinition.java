package io.kinfold.segments.schema;

/**
 * An attribute of profiles, or a field of an event. Immutable.
 *
 * @param name the name
 * @param type the type
 * @param emptyIsMissing whether an empty text is the same as none
 */
public record AttributeDefinition(String name, ValueType type, boolean emptyIsMissing) {}
