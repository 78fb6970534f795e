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
 * @param type the kind of event
 * @param isUsable whether it can be kept
 * @param at its instant, as epoch milliseconds
 * @param fields its values in the types of the schema, none of them null
 * @param flaws what was wrong with it
 */
record ReadEvent(
        String type, boolean isUsable, long at, Map<String, Object> fields, List<Flaw> flaws) {
    static ReadEvent of(Event event, Schema schema, ValueReader values) {
        if (NormalForms.isUsable(event.identifier())) {
            return of(event.type(), event.at(), event.fields(), new Types(schema, values));
        }
        List<Flaw> flaws = flaws(event.type(), ValueReader.instant(event.at()), schema);
        flaws.add(new Flaw(Flaw.Kind.BAD_IDENTIFIER, event.identifier().namespace()));
        return new ReadEvent(event.type(), false, 0, Map.of(), flaws);
    }

    /** What values are read by. */
    record Types(Schema schema, ValueReader values) {}

    /** Reads an event whose identifier can be kept. */
    static ReadEvent of(String type, Instant at, Map<String, Object> raw, Types types) {
        Object instant = ValueReader.instant(at);
        List<Flaw> flaws = flaws(type, instant, types.schema());
        EventDefinition definition = types.schema().events().get(type);
        if (definition == null || !(instant instanceof Instant when)) {
            return new ReadEvent(type, false, 0, Map.of(), flaws);
        }
        Map<String, Object> fields = new LinkedHashMap<>(4);
        raw.forEach((name, value) -> read(definition, name, value, types.values(), fields, flaws));
        return new ReadEvent(type, true, when.toEpochMilli(), fields, flaws);
    }

    private static List<Flaw> flaws(String type, Object at, Schema schema) {
        List<Flaw> flaws = new ArrayList<>(0);
        if (!schema.events().containsKey(type)) {
            flaws.add(new Flaw(Flaw.Kind.UNKNOWN_EVENT, type));
        }
        if (at == ValueReader.BAD) {
            flaws.add(new Flaw(Flaw.Kind.BAD_INSTANT, type));
        }
        return flaws;
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
