package io.kinfold.segments.reference;

import io.kinfold.segments.schema.AttributeDefinition;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a condition is about: a profile, or within {@code where} an event.
 *
 * @param definitions what it may have
 * @param values what it has
 * @param customer the profile; null where it is an event
 */
record Subject(
        Map<String, AttributeDefinition> definitions,
        Map<String, Object> values,
        @Nullable Customer customer) {}
