package io.kinfold.command.mapping;

import io.kinfold.command.problem.NearestName;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code schema}: the attributes, events and namespaces that segments may speak of. */
final class SchemaSection {
    private static final Set<String> KEYS = Set.of("attributes", "events", "identities");
    private static final Set<String> VALUE_KEYS =
            Set.of("type", "values", "closed", "from", "empty_is_missing");
    private static final Map<String, ValueType> TYPES = Map.of(
            "bool", ValueType.bool(),
            "int", ValueType.integer(),
            "double", ValueType.floating(),
            "text", ValueType.text(),
            "enum", ValueType.openEnum(),
            "date", ValueType.date(),
            "anniversary", ValueType.anniversary(),
            "datetime", ValueType.dateTime(),
            "set", ValueType.textSet());
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(([0-9])\\)");

    private final Section schema;

    private SchemaSection(Section schema) {
        this.schema = schema;
    }

    /** Returns what the section {@code schema} says, nothing where there is none; what is wrong is noted. */
    static DeclaredSchema of(Section root) {
        return root.section("schema")
                .map(section -> new SchemaSection(section.knowing(KEYS)).read())
                .orElse(DeclaredSchema.NONE);
    }

    private DeclaredSchema read() {
        Map<String, DeclaredSchema.Value> attributes =
                schema.section("attributes").map(SchemaSection::values).orElse(Map.of());
        Map<String, Map<String, DeclaredSchema.Value>> events = new LinkedHashMap<>();
        schema.section("events").ifPresent(section -> {
            for (Named name : section.keys()) {
                eventName(section, name);
                section.section(name.name())
                        .ifPresent(fields -> events.put(name.name(), values(fields)));
            }
        });
        Set<String> identities = new LinkedHashSet<>();
        if (schema.has("identities")) {
            schema.texts("identities").forEach(name -> identities.add(name.name()));
        }
        if (attributes.containsKey(Schema.TAGS)) {
            schema.note(
                    schema.place(),
                    "the attribute '" + Schema.TAGS
                            + "' is built in; give this one another name and 'from: "
                            + Schema.TAGS + "'");
        }
        return new DeclaredSchema(attributes, events, identities);
    }

    private static void eventName(Section section, Named name) {
        if (name.name().isBlank() || name.name().indexOf('.') >= 0) {
            section.note(
                    name,
                    "an event's name must be neither blank nor have a dot, which parts it from"
                            + " a field; use '_' instead");
        }
    }

    private static Map<String, DeclaredSchema.Value> values(Section section) {
        Map<String, DeclaredSchema.Value> values = new LinkedHashMap<>();
        for (Named name : section.keys()) {
            Words.checkName(section, name);
            value(section, name).ifPresent(value -> values.put(name.name(), value));
        }
        return values;
    }

    /** One word is a type, a list the values of a closed enumeration, a mapping says all. */
    private static Optional<DeclaredSchema.Value> value(Section section, Named name) {
        if (section.isList(name.name())) {
            return closed(section, name, section.texts(name.name()))
                    .map(type -> new DeclaredSchema.Value(type, name.name(), false));
        } else if (!section.isMapping(name.name())) {
            return section.text(name.name())
                    .flatMap(word -> type(section, word))
                    .map(type -> new DeclaredSchema.Value(type, name.name(), false));
        }
        return section.section(name.name())
                .map(entry -> entry.knowing(VALUE_KEYS))
                .flatMap(entry -> spelledOut(name, entry));
    }

    private static Optional<DeclaredSchema.Value> spelledOut(Named name, Section entry) {
        Optional<Named> word = entry.text("type");
        if (word.isEmpty()) {
            entry.note(name, "'" + name.name() + "' needs a 'type'");
            return Optional.empty();
        }
        return type(entry, word.get())
                .flatMap(type -> withValues(name, entry, type))
                .map(type -> new DeclaredSchema.Value(
                        type,
                        entry.text("from").map(Named::name).orElse(name.name()),
                        entry.flag("empty_is_missing")));
    }

    private static Optional<ValueType> withValues(Named name, Section entry, ValueType type) {
        if (!entry.has("values")) {
            return Optional.of(type);
        } else if (!(type instanceof ValueType.Enumeration)) {
            entry.note(name, "'values' belongs to 'type: enum'; remove it");
            return Optional.empty();
        }
        List<Named> values = entry.texts("values");
        return entry.flag("closed")
                ? closed(entry, name, values)
                : Optional.of(ValueType.openEnum(names(values)));
    }

    private static Optional<ValueType> closed(Section section, Named name, List<Named> values) {
        if (values.isEmpty()) {
            section.note(name, "'" + name.name() + "' has no values; name at least one");
            return Optional.empty();
        }
        return Optional.of(ValueType.oneOf(names(values)));
    }

    private static String[] names(List<Named> values) {
        return values.stream().map(Named::name).toArray(String[]::new);
    }

    private static Optional<ValueType> type(Section section, Named word) {
        Matcher decimal = DECIMAL.matcher(word.name());
        if (decimal.matches()) {
            return Optional.of(ValueType.decimal(Integer.parseInt(decimal.group(1))));
        } else if (TYPES.containsKey(word.name())) {
            return Optional.of(TYPES.get(word.name()));
        }
        Set<String> known = new LinkedHashSet<>(TYPES.keySet());
        known.add("decimal(2)");
        section.note(
                word,
                "there is no type '" + word.name() + "'" + NearestName.hint(word.name(), known));
        return Optional.empty();
    }
}
