package io.kinfold.command.mapping;

import io.kinfold.command.problem.NearestName;
import io.kinfold.config.Clustering;
import io.kinfold.matchers.blocking.BlockingProblem;
import io.kinfold.matchers.blocking.BlockingRules;
import io.kinfold.matchers.blocking.BlockingSyntaxException;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.rule.ReadyComparison;
import io.kinfold.matchers.rule.RuleSettings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a fuzzy entry of {@code rules}. */
final class FuzzySection {
    static final Set<String> KEYS = Set.of(
            "fuzzy",
            "name",
            "priority",
            "blocking",
            "compare",
            "link_threshold",
            "review_threshold",
            "block_cap",
            "clustering");

    private final List<NamespaceMapping> identifiers;
    private final List<AttributeMapping> attributes;

    FuzzySection(List<NamespaceMapping> identifiers, List<AttributeMapping> attributes) {
        this.identifiers = identifiers;
        this.attributes = attributes;
    }

    /** Returns the entry, or empty where something is wrong, which is noted. */
    Optional<FuzzyMapping> read(Section entry, Named model) {
        entry.knowing(KEYS);
        Optional<FieldSchema> schema = schema();
        if (schema.isEmpty()) {
            entry.note(
                    model, "a fuzzy rule compares attributes; name them under 'attributes' first");
            return Optional.empty();
        }
        String name = entry.text("name").map(Named::name).orElse("fuzzy");
        entry.text("name").ifPresent(given -> Words.checkName(entry, given));
        return Optional.of(new FuzzyMapping(
                model,
                name,
                entry.number("priority", 1, IdentifierSection.LARGEST_PRIORITY),
                new RuleSettings(
                        blocking(entry, schema.get().names()),
                        entry.decimal("link_threshold"),
                        entry.decimal("review_threshold"),
                        entry.number("block_cap", 2, RuleSettings.LARGEST_CAP),
                        clustering(entry)),
                compare(entry, schema.get()),
                schema.get()));
    }

    /** Returns all that a rule may look at: attributes and, of other names, namespaces. */
    private Optional<FieldSchema> schema() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (AttributeMapping attribute : attributes) {
            String name = attribute.name().name();
            Field.Builder field = Field.ofAttributes(name, name)
                    .normalize(attribute.normalForm().normalizer(attribute.region()));
            fields.put(name, (attribute.isSeveral() ? field.several() : field).build());
        }
        for (NamespaceMapping namespace : identifiers) {
            String name = namespace.name().name();
            fields.computeIfAbsent(
                    name,
                    unused -> Field.ofNamespace(name, name)
                            .normalize(namespace.normalForm().normalizer(namespace.region()))
                            .several()
                            .build());
        }
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(FieldSchema.copyOf(List.copyOf(fields.values())));
    }

    private static List<String> blocking(Section entry, List<String> fields) {
        List<String> expressions = new ArrayList<>();
        for (Named expression : entry.texts("blocking")) {
            expressions.add(expression.name());
            try {
                BlockingRules.parse(fields, expression.name());
            } catch (BlockingSyntaxException e) {
                for (BlockingProblem problem : e.problems()) {
                    entry.note(
                            expression,
                            "at its character " + problem.column() + ": " + problem.message());
                }
            } catch (IllegalArgumentException e) {
                entry.note(expression, String.valueOf(e.getMessage()));
            }
        }
        return expressions;
    }

    private static Map<String, ReadyComparison> compare(Section entry, FieldSchema schema) {
        Map<String, ReadyComparison> compare = new LinkedHashMap<>();
        entry.section("compare").ifPresent(section -> {
            for (Named field : section.keys()) {
                if (!schema.contains(field.name())) {
                    section.note(
                            field,
                            "there is no attribute '" + field.name() + "'"
                                    + NearestName.hint(field.name(), schema.names()));
                }
                section.text(field.name())
                        .flatMap(word -> ready(section, word))
                        .ifPresent(ready -> compare.put(field.name(), ready));
            }
        });
        return Collections.unmodifiableMap(compare);
    }

    private static Optional<ReadyComparison> ready(Section section, Named word) {
        Optional<ReadyComparison> ready = ReadyComparison.named(word.name());
        if (ready.isEmpty()) {
            section.note(
                    word,
                    "there is no comparison '" + word.name() + "'"
                            + NearestName.hint(word.name(), ReadyComparison.words()));
        }
        return ready;
    }

    private static Optional<Clustering> clustering(Section entry) {
        Optional<Named> word = entry.text("clustering");
        Map<String, Clustering> known =
                Map.of("average", Clustering.AVERAGE, "connected", Clustering.CONNECTED);
        if (word.isPresent() && !known.containsKey(word.get().name())) {
            entry.note(
                    word.get(),
                    "there is no clustering '" + word.get().name() + "'"
                            + NearestName.hint(word.get().name(), known.keySet()));
        }
        return word.flatMap(name -> Optional.ofNullable(known.get(name.name())));
    }
}
