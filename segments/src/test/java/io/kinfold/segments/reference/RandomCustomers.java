package io.kinfold.segments.reference;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Random customers of a schema. */
final class RandomCustomers {
    private final Schema schema;
    private final Dice dice;
    private final Moments moments;
    private final Values values;

    RandomCustomers(Schema schema, Dice dice, Moments moments, Values values) {
        this.schema = schema;
        this.dice = dice;
        this.moments = moments;
        this.values = values;
    }

    List<Customer> random(int count) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            customers.add(customer(
                    new ProfileId(FragmentId.of("crm", "k:" + i + dice.of("", "é", "'")))));
        }
        return customers;
    }

    private Customer customer(ProfileId id) {
        Set<String> identities = new HashSet<>(schema.identities());
        identities.removeIf(namespace -> dice.chance(50));
        Map<String, Object> attributes = new HashMap<>(fill(schema.attributes().values()));
        attributes.remove(Schema.TAGS);
        List<Happening> events = new ArrayList<>();
        for (EventDefinition event : schema.events().values()) {
            int count = dice.of(0, 0, 1, 2, 3, 5, 8);
            for (int i = 0; i < count; i++) {
                events.add(happening(event, events));
            }
        }
        return new Customer(id, identities, attributes, tags(), events);
    }

    Map<String, Object> fill(Collection<AttributeDefinition> definitions) {
        Map<String, Object> filled = new HashMap<>();
        for (AttributeDefinition definition : definitions) {
            Object value = values.value(definition.type());
            boolean empty = definition.emptyIsMissing() && value.equals("");
            if (!empty && dice.chance(75)) {
                filled.put(definition.name(), value);
            }
        }
        return filled;
    }

    Happening happening(EventDefinition event, List<Happening> others) {
        Instant at = others.isEmpty() || dice.chance(60)
                ? moments.instant()
                : moments.after(dice.of(others).at());
        return new Happening(event.name(), at, fill(event.fields().values()));
    }

    private List<Tagging> tags() {
        Map<String, Tagging> tags = new HashMap<>();
        for (int i = dice.below(3); i > 0; i--) {
            String tag = values.tag();
            Instant from = moments.instant();
            @Nullable
            Instant until = dice.chance(50) ? null : moments.after(from).plusMillis(2);
            tags.put(tag, new Tagging(tag, from, until));
        }
        return List.copyOf(tags.values());
    }
}
