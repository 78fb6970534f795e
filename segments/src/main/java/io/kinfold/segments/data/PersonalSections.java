package io.kinfold.segments.data;

import io.kinfold.fragment.Identifier;
import io.kinfold.profile.PersonalData;
import io.kinfold.store.EventLog.Entry;

import java.io.IOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What customer data keep about one customer, as sections of his personal data. */
final class PersonalSections {
    /** By time; what is of one moment in an order without meaning, but always the same. */
    private static final Comparator<Entry.Tracked> BY_TIME = Comparator.comparing(Entry.Tracked::at)
            .thenComparing(Entry.Tracked::type)
            .thenComparing(Entry.Tracked::identifier)
            .thenComparing(event -> event.id().orElse(""))
            .thenComparing(Entry.Tracked::fields);

    private PersonalSections() {}

    /** Returns personal data with traits by name, and events and tags as a log tells them. */
    static PersonalData add(PersonalData data, Map<String, Object> traits, List<Entry> entries) {
        List<Entry.Tracked> events = new ArrayList<>();
        List<Entry.Tagged> tags = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Tracked event) {
                events.add(event);
            } else if (entry instanceof Entry.Tagged tag) {
                tags.add(tag);
            }
        }
        events.sort(BY_TIME);
        tags.sort(Comparator.comparing(Entry.Tagged::founder).thenComparing(Entry.Tagged::tag));
        return data.with("traits", plain(traits))
                .with("events", events.stream().map(PersonalSections::event).toList())
                .with("tags", tags.stream().map(PersonalSections::tag).toList());
    }

    private static Map<String, Object> event(Entry.Tracked event) {
        Map<String, Object> told = new LinkedHashMap<>();
        Identifier identifier = event.identifier();
        told.put("type", event.type());
        event.id().ifPresent(id -> told.put("id", id));
        told.put("namespace", identifier.namespace());
        told.put("scope", identifier.scope());
        told.put("identifier", identifier.value());
        told.put("at", event.at());
        told.put("fields", fields(event.fields()));
        return told;
    }

    /** What a person wrote into the log, and cannot be read, is told as it stands there. */
    private static Map<String, Object> fields(String text) {
        try {
            return plain(FieldsText.read(text));
        } catch (IOException e) {
            return Map.of("unreadable", text);
        }
    }

    private static Map<String, Object> tag(Entry.Tagged tag) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("fragment", tag.founder().toString());
        told.put("tag", tag.tag());
        told.put("from", tag.from());
        tag.until().ifPresent(until -> told.put("until", until));
        return told;
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
        boolean number = value instanceof Double one && Double.isFinite(one);
        boolean text = value instanceof LocalDate
                || value instanceof Float
                || (value instanceof Double && !number);
        return text ? value.toString() : value;
    }
}
