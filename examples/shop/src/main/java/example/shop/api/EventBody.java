package example.shop.api;

import io.kinfold.segments.data.Event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a customer did, as requests write it.
 *
 * @param type the kind of event
 * @param id what tells it from others of its kind; without one, an event that is sent twice counts twice
 * @param identifier by what the customer was known
 * @param at when
 * @param fields what else is known of it
 */
record EventBody(
        String type, String id, IdentifierBody identifier, Instant at, Map<String, Object> fields) {
    EventBody {
        Given.text("type", type);
        Given.present("identifier", identifier);
        Given.present("at", at);
        fields = fields == null ? Map.of() : fields;
        fields.forEach(EventBody::requireValue);
        event(type, id, identifier, at, fields);
    }

    Event event() {
        return event(type, id, identifier, at, fields);
    }

    private static Event event(
            String type,
            String id,
            IdentifierBody identifier,
            Instant at,
            Map<String, Object> fields) {
        Event.Builder builder =
                Event.builder(type).identifier(identifier.identifier()).at(at);
        if (id != null) {
            builder.id(id);
        }
        fields.forEach((name, value) -> builder.field(
                name, value instanceof BigInteger large ? new BigDecimal(large) : value));
        return builder.build();
    }

    private static void requireValue(String name, Object value) {
        boolean isList =
                value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        if (!isList
                && !(value instanceof String)
                && !(value instanceof Number)
                && !(value instanceof Boolean)) {
            throw new IllegalArgumentException("the field 'fields." + name
                    + "' must be a text, a number, true, false or a list of texts");
        }
    }
}
