package io.kinfold.segments.check;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What names mean at a place: attributes of the profile or, within {@code where}, fields of an event.
 *
 * @param event the event; null outside {@code where}
 */
record Scope(Schema schema, @Nullable EventDefinition event) {
    Map<String, AttributeDefinition> names() {
        return event == null ? schema.attributes() : event.fields();
    }

    /** Returns what has no value where a name has none. */
    String owners() {
        return event == null ? "profiles" : event.name() + " events";
    }
}
