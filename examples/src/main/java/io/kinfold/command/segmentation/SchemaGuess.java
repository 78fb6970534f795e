package io.kinfold.command.segmentation;

import io.kinfold.command.mapping.DeclaredSchema;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What segments may speak of, by the content of the data: it looks at every profile and every event. Equal
 * data, in whatever order, give an equal schema. Not safe for several threads.
 */
final class SchemaGuess {
    /** Of an attribute that is a date, the day that comes every year has this behind its name. */
    static final String ANNIVERSARY = ".anniversary";

    private final Map<String, ValueSurvey> attributes = new TreeMap<>();
    private final Map<String, Map<String, ValueSurvey>> events = new TreeMap<>();
    private final Set<String> identities = new TreeSet<>();

    /** Looks at a profile. */
    void add(ProfileRow profile) {
        profile.attributes().forEach((name, values) -> survey(attributes, name).add(values));
        profile.identifiers().forEach(identifier -> identities.add(identifier.namespace()));
    }

    /** Looks at an event. */
    void add(EventRow event) {
        Map<String, ValueSurvey> fields =
                events.computeIfAbsent(event.type(), unused -> new TreeMap<>());
        for (String column : event.cells().columns()) {
            if (!EventFile.COLUMNS.contains(column)) {
                survey(fields, column).add(event.cells().values(column));
            }
        }
    }

    private static ValueSurvey survey(Map<String, ValueSurvey> surveys, String name) {
        return surveys.computeIfAbsent(name, unused -> new ValueSurvey());
    }

    /** Returns the namespaces that profiles have identifiers of. */
    Set<String> identities() {
        return identities;
    }

    /** Returns what was guessed. Fields that no event of a kind has are none of its fields. */
    DeclaredSchema guess() {
        Map<String, DeclaredSchema.Value> guessed = values(attributes);
        // The name of the built-in tags is taken.
        guessed.remove(Schema.TAGS);
        for (Map.Entry<String, DeclaredSchema.Value> entry : Map.copyOf(guessed).entrySet()) {
            if (entry.getValue().type() instanceof ValueType.Date) {
                guessed.putIfAbsent(
                        entry.getKey() + ANNIVERSARY,
                        new DeclaredSchema.Value(ValueType.anniversary(), entry.getKey(), false));
            }
        }
        Map<String, Map<String, DeclaredSchema.Value>> kinds = new LinkedHashMap<>();
        events.forEach((name, fields) -> kinds.put(name, values(fields)));
        return new DeclaredSchema(new TreeMap<>(guessed), kinds, new LinkedHashSet<>(identities));
    }

    private static Map<String, DeclaredSchema.Value> values(Map<String, ValueSurvey> surveys) {
        Map<String, DeclaredSchema.Value> values = new TreeMap<>();
        surveys.forEach((name, survey) -> {
            if (survey.hasValues()) {
                values.put(name, new DeclaredSchema.Value(survey.type(), name, false));
            }
        });
        return values;
    }
}
