package io.kinfold.segments.data;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.PersonalData;
import io.kinfold.segments.column.CustomerStore;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What customer data keep about one customer, as sections of his personal data. Under the read lock. */
final class PersonalSections {
    /** An event and its instant, by which events are told. */
    private record Told(Instant at, Map<String, Object> event) {}

    private final CustomerStore store;

    PersonalSections(CustomerStore store) {
        this.store = store;
    }

    PersonalData addTo(PersonalData data, Map<String, Object> traits) {
        return data.with("traits", plain(traits))
                .with("events", events(data.profile().identifiers()))
                .with("tags", tags(data.profile().fragments()));
    }

    private List<Map<String, Object>> events(List<Identifier> identifiers) {
        List<Told> events = new ArrayList<>();
        for (Identifier identifier : identifiers) {
            store.eachEvent(identifier, (type, written, millis, fields) -> {
                Map<String, Object> event = new LinkedHashMap<>();
                Instant at = Instant.ofEpochMilli(millis);
                event.put("type", type);
                event.put("namespace", written.namespace());
                event.put("scope", written.scope());
                event.put("identifier", written.value());
                event.put("at", at);
                event.put("fields", plain(fields));
                events.add(new Told(at, event));
            });
        }
        Comparator<Told> order = Comparator.comparing(Told::at)
                .thenComparing(told -> told.event().toString());
        return events.stream().sorted(order).map(Told::event).toList();
    }

    private List<Map<String, Object>> tags(List<FragmentId> fragments) {
        List<Map<String, Object>> tags = new ArrayList<>();
        for (FragmentId fragment : fragments) {
            store.eachTag(fragment, (name, from, until) -> {
                Map<String, Object> tag = new LinkedHashMap<>();
                tag.put("fragment", fragment.toString());
                tag.put("tag", name);
                if (from != Long.MIN_VALUE) {
                    tag.put("from", Instant.ofEpochMilli(from));
                }
                if (until != Long.MAX_VALUE) {
                    tag.put("until", Instant.ofEpochMilli(until));
                }
                tags.add(tag);
            });
        }
        return tags;
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    /** Returns a value in a type that JSON has, or that becomes one. */
    private static Object plain(Object value) {
        if (value instanceof Collection<?> texts) {
            return new TreeSet<>(texts);
        } else if (value instanceof MonthDay day) {
            return day.toString().substring(2);
        }
        return value instanceof LocalDate date ? date.toString() : value;
    }
}
