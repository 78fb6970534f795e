package io.kinfold.segments.reference;

import io.kinfold.fragment.Identifier;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.language.SegmentCatalog;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.Schema;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts worlds into what the library evaluates over. */
public final class Loading {
    /** The namespace of the identifiers that events are of; no schema knows it. */
    static final String DEVICE = "device";

    private Loading() {}

    /** Returns the customers of a world as data put by hand. */
    public static CustomerData load(World world) {
        CustomerData data = CustomerData.of(world.schema());
        for (Customer customer : world.customers()) {
            data.put(customer.id(), identifiers(customer), texts(world.schema(), customer));
            for (Tagging tag : customer.tags()) {
                data.tag(customer.id(), tag.tag(), tag.from(), Optional.ofNullable(tag.until()));
            }
        }
        List<Event> events = new ArrayList<>();
        for (Customer customer : world.customers()) {
            customer.events().forEach(event -> events.add(event(event, device(customer))));
        }
        data.trackAll(events);
        return data;
    }

    /** Returns the builder of a catalog with the world's segments. */
    public static SegmentCatalog.Builder catalog(World world) {
        SegmentCatalog.Builder catalog = SegmentCatalog.builder(world.schema());
        world.segments().forEach((name, definition) -> {
            catalog.add(name, definition.expression());
            if (definition.zone() != null) {
                catalog.zone(name, definition.zone());
            }
        });
        return catalog;
    }

    static Event event(Happening happening, Identifier by) {
        Event.Builder event = Event.builder(happening.event()).identifier(by).at(happening.at());
        happening.fields().forEach((name, value) -> {
            boolean asText = name.length() % 2 == 0 && !(value instanceof Collection);
            event.field(name, asText ? text(value) : value);
        });
        return event.build();
    }

    private static Identifier device(Customer customer) {
        return Identifier.of(DEVICE, customer.id().toString());
    }

    private static Collection<Identifier> identifiers(Customer customer) {
        List<Identifier> identifiers = new ArrayList<>(List.of(device(customer)));
        customer.identities()
                .forEach(namespace ->
                        identifiers.add(Identifier.of(namespace, customer.id().toString())));
        return identifiers;
    }

    private static Map<String, List<String>> texts(Schema schema, Customer customer) {
        Map<String, List<String>> texts = new HashMap<>();
        for (AttributeDefinition definition : schema.attributes().values()) {
            Object value = customer.attributes().get(definition.name());
            if (value != null) {
                texts.put(definition.name(), texts(value));
            } else if (definition.emptyIsMissing()) {
                texts.put(definition.name(), List.of(""));
            }
        }
        return texts;
    }

    static List<String> texts(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(Loading::text).collect(Collectors.toList())
                : List.of(text(value));
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof MonthDay day ? day.toString().substring(2) : value.toString();
    }
}
