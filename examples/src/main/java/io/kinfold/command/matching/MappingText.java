package io.kinfold.command.matching;

import io.kinfold.matchers.auto.MatchPlan;
import io.kinfold.matchers.auto.PlannedField;
import io.kinfold.matchers.auto.TrainingResult;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes an identity.yaml. */
final class MappingText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    /** Words that YAML, or a reader of an older YAML, would not take for text. */
    private static final Set<String> RESERVED =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private MappingText() {}

    /**
     * Returns the configuration of a plan.
     *
     * @param model the file of the model
     * @param chosen what training chose; empty before training
     */
    static String of(MatchPlan plan, String model, Optional<TrainingResult> chosen) {
        List<String> blocking =
                chosen.map(result -> result.rule().settings().blocking()).orElse(List.of());
        StringBuilder text = new StringBuilder();
        text.append(
                        "# Written by 'kinfold resolve --auto'. Edit it, run 'kinfold train' for a new ")
                .append(model)
                .append(",\n# and 'kinfold resolve --config' with this file.\n");
        plan.id().ifPresent(id -> text.append("id: ").append(quoted(id)).append('\n'));
        plan.source()
                .ifPresent(
                        source -> text.append("source: ").append(quoted(source)).append('\n'));
        text.append("attributes:\n");
        for (PlannedField field : plan.fields()) {
            text.append("  ").append(quoted(field.name())).append(": {").append(columns(field));
            text.append(", normalize: ").append(field.form().word());
            if (!field.region().isEmpty()) {
                text.append(", region: ").append(field.region());
            }
            text.append("}\n");
        }
        text.append("rules:\n  - fuzzy: ").append(quoted(model)).append('\n');
        if (!blocking.isEmpty()) {
            text.append("    # records that share one of these are compared\n    blocking:\n");
            blocking.forEach(
                    rule -> text.append("      - ").append(single(rule)).append('\n'));
        }
        text.append("    # how each attribute is compared when the model is trained\n");
        text.append("    compare:\n");
        plan.fields()
                .forEach(field -> text.append("      ")
                        .append(quoted(field.name()))
                        .append(": ")
                        .append(field.comparison().word())
                        .append('\n'));
        text.append("    # link_threshold, review_threshold (bits) and block_cap are in ")
                .append(model)
                .append(";\n    # what is written here counts before it\n");
        if (chosen.isPresent() && chosen.get().expected().onePerSource()) {
            text.append("guards:\n  # each source seems to hold a customer once\n")
                    .append("  - max_per_source: 1\n");
        }
        return text.toString();
    }

    private static String columns(PlannedField field) {
        List<String> columns = field.columns();
        return columns.size() == 1
                ? "column: " + quoted(columns.get(0))
                : columns.stream()
                        .map(MappingText::quoted)
                        .collect(Collectors.joining(", ", "column: [", "]"));
    }

    /** Returns a text as YAML, in double quotes where it is more than a plain word. */
    private static String quoted(String text) {
        if (PLAIN.matcher(text).matches()
                && !RESERVED.contains(text.toLowerCase(java.util.Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x7F || (c >= 0x80 && c <= 0x9F) || c == 0xFEFF) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** Returns a text in single quotes, in which nothing but the quote itself is special. */
    private static String single(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
