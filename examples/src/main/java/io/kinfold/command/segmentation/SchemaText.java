package io.kinfold.command.segmentation;

import io.kinfold.command.mapping.DeclaredSchema;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The schema as the section of a configuration that would say it. Shows names and types, never a value. */
final class SchemaText {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");

    private SchemaText() {}

    /** Returns the section, line by line. */
    static List<String> lines(DeclaredSchema schema) {
        List<String> lines = new ArrayList<>();
        lines.add("schema:");
        lines.add("  attributes:");
        schema.attributes().forEach((name, value) -> lines.add("    " + entry(name, value)));
        if (!schema.events().isEmpty()) {
            lines.add("  events:");
            schema.events().forEach((name, fields) -> lines.add("    " + event(name, fields)));
        }
        if (!schema.identities().isEmpty()) {
            lines.add("  identities: ["
                    + String.join(
                            ", ",
                            schema.identities().stream().map(SchemaText::quoted).toList())
                    + "]");
        }
        return lines;
    }

    private static String event(String name, Map<String, DeclaredSchema.Value> fields) {
        return quoted(name) + ": {"
                + String.join(
                        ", ",
                        fields.entrySet().stream()
                                .map(field -> entry(field.getKey(), field.getValue()))
                                .toList())
                + "}";
    }

    private static String entry(String name, DeclaredSchema.Value value) {
        boolean plain = value.from().equals(name) && !value.emptyIsMissing();
        if (plain) {
            return quoted(name) + ": " + word(value.type());
        }
        return quoted(name) + ": {type: " + word(value.type())
                + (value.from().equals(name) ? "" : ", from: " + quoted(value.from()))
                + (value.emptyIsMissing() ? ", empty_is_missing: true" : "")
                + "}";
    }

    private static String word(ValueType type) {
        return type instanceof ValueType.TextSet ? "set" : type.word();
    }

    private static String quoted(String name) {
        return PLAIN.matcher(name).matches()
                ? name
                : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Returns the schema that segments are checked against. */
    static Schema schema(DeclaredSchema declared) {
        Schema.Builder schema = Schema.builder();
        declared.attributes().forEach((name, value) -> schema.attribute(definition(name, value)));
        declared.events()
                .forEach((name, fields) -> schema.event(
                        name,
                        event -> fields.forEach(
                                (field, value) -> event.field(definition(field, value)))));
        return schema.identities(declared.identities()).build();
    }

    private static AttributeDefinition definition(String name, DeclaredSchema.Value value) {
        return new AttributeDefinition(name, value.type(), value.emptyIsMissing());
    }
}
