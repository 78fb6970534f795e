package io.kinfold.command.mapping;

import io.kinfold.segments.schema.ValueType;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the section {@code schema} of a configuration says of what segments may speak of. What it leaves out is guessed from
 * the data. Immutable.
 *
 * @param attributes the attributes, by name
 * @param events the fields of events, by event and field
 * @param identities the namespaces that need not be in the data to be known
 */
public record DeclaredSchema(
        Map<String, Value> attributes,
        Map<String, Map<String, Value>> events,
        Set<String> identities) {
    /** A schema that says nothing. */
    public static final DeclaredSchema NONE = new DeclaredSchema(Map.of(), Map.of(), Set.of());

    /** Copies the maps; keeps their order. */
    public DeclaredSchema {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
        identities = Collections.unmodifiableSet(new LinkedHashSet<>(identities));
    }

    /**
     * An attribute or a field.
     *
     * @param type its type
     * @param from the attribute or column that it is made of; its own name where nothing else is said
     * @param emptyIsMissing whether an empty text is the same as none
     */
    public record Value(ValueType type, String from, boolean emptyIsMissing) {}

    /** Returns this schema where it says something, and the other in the rest. */
    public DeclaredSchema or(DeclaredSchema other) {
        Map<String, Value> bothAttributes = new LinkedHashMap<>(attributes);
        other.attributes.forEach(bothAttributes::putIfAbsent);
        Map<String, Map<String, Value>> bothEvents = new LinkedHashMap<>();
        events.forEach((name, fields) -> bothEvents.put(name, new LinkedHashMap<>(fields)));
        other.events.forEach((name, fields) -> fields.forEach(
                bothEvents.computeIfAbsent(name, unused -> new LinkedHashMap<>())::putIfAbsent));
        Set<String> bothIdentities = new LinkedHashSet<>(identities);
        bothIdentities.addAll(other.identities);
        return new DeclaredSchema(bothAttributes, bothEvents, bothIdentities);
    }
}
