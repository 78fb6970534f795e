package io.kinfold.segments.data;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event whose values were read by the schema.
 *
 * @param event the event
 * @param isUsable whether it can be kept
 * @param at its instant, as epoch milliseconds
 * @param fields its values in the types of the schema, none of them null
 * @param flaws what was wrong with it
 */
record ReadEvent(
        Event event, boolean isUsable, long at, Map<String, Object> fields, List<Flaw> flaws) {
    static ReadEvent of(Event event, Schema schema, ValueReader values) {
        List<Flaw> flaws = new ArrayList<>(0);
        Map<String, Object> fields = new LinkedHashMap<>(4);
        EventDefinition definition = schema.events().get(event.type());
        Object at = ValueReader.instant(event.at());
        if (definition == null) {
            flaws.add(new Flaw(Flaw.Kind.UNKNOWN_EVENT, event.type()));
        }
        if (!(at instanceof Instant)) {
            flaws.add(new Flaw(Flaw.Kind.BAD_INSTANT, event.type()));
        }
        if (!NormalForms.isUsable(event.identifier())) {
            flaws.add(new Flaw(Flaw.Kind.BAD_IDENTIFIER, event.identifier().namespace()));
        }
        boolean usable = flaws.isEmpty();
        if (usable && definition != null) {
            event.fields()
                    .forEach((name, raw) -> read(definition, name, raw, values, fields, flaws));
        }
        long millis = at instanceof Instant instant ? instant.toEpochMilli() : 0;
        return new ReadEvent(event, usable, millis, fields, flaws);
    }

    private static void read(
            EventDefinition definition,
            String name,
            Object raw,
            ValueReader values,
            Map<String, Object> fields,
            List<Flaw> flaws) {
        String where = definition.name() + "." + name;
        AttributeDefinition field = definition.fields().get(name);
        if (field == null) {
            flaws.add(new Flaw(Flaw.Kind.UNKNOWN_FIELD, where));
            return;
        }
        Object value = values.read(field, raw);
        if (value == ValueReader.BAD) {
            flaws.add(new Flaw(Flaw.Kind.BAD_VALUE, where));
        } else if (value != null) {
            fields.put(name, value);
        }
    }
}
