package io.kinfold.command.mapping;

import io.kinfold.command.problem.NearestName;
import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.ExactRule;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Guard;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.config.Survivorship;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.auto.SourceLimit;
import io.kinfold.matchers.rule.TrainedRule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code rules} and {@code guards}, and makes the graph's configuration of it all. */
final class ConfigurationAssembly {
    private static final Set<String> RULE_KEYS =
            Set.of("exact", "fuzzy", "name", "priority", "generic_above");
    private static final Matcher<Fragment> NOBODY = Matcher.of(unused -> List.of(), (a, b) -> 0);
    private static final Set<String> GUARD_KEYS =
            Set.of("agree", "max_fragments", "max_per_source");

    private final Section root;
    private final List<NamespaceMapping> identifiers;
    private final List<AttributeMapping> attributes;
    private final Set<String> namespaceNames = new TreeSet<>();
    private final Set<String> attributeNames = new TreeSet<>();
    private final Set<String> ruleNames = new HashSet<>();
    private final Configuration.Builder builder = Configuration.builder();
    private final List<FuzzyMapping> fuzzy = new ArrayList<>();
    private final ModelFiles models;
    private OptionalInt maxPerSource = OptionalInt.empty();
    private boolean sound = true;

    ConfigurationAssembly(
            Section root,
            List<NamespaceMapping> identifiers,
            List<AttributeMapping> attributes,
            ModelFiles models) {
        this.root = root;
        this.models = models;
        this.identifiers = identifiers;
        this.attributes = attributes;
        identifiers.forEach(namespace -> namespaceNames.add(namespace.name().name()));
        attributes.forEach(attribute -> attributeNames.add(attribute.name().name()));
        ruleNames.addAll(namespaceNames);
    }

    /** Returns the configuration, or empty where something is wrong, which is noted. */
    Optional<Configuration> assemble() {
        root.sections("rules").forEach(this::rule);
        Set<Guard> guards = new HashSet<>();
        for (Section entry : root.sections("guards")) {
            OptionalInt records = entry.number("max_per_source", 1, Namespace.LARGEST_LIMIT);
            if (records.isPresent()) {
                maxPerSource(entry, records);
                continue;
            }
            guard(entry.knowing(GUARD_KEYS)).ifPresent(guard -> {
                if (guards.add(guard)) {
                    builder.guard(guard);
                } else {
                    note(entry, entry.place(), "the guard stands twice; keep one");
                }
            });
        }
        if (!sound || root.hasProblems()) {
            return Optional.empty();
        }
        identifiers.forEach(namespace -> builder.namespace(namespace(namespace)));
        maxPerSource.ifPresent(records -> builder.namespace(SourceLimit.namespace(records)));
        attributes.forEach(attribute -> builder.attribute(attribute(attribute)));
        return Optional.of(builder.build());
    }

    private void maxPerSource(Section entry, OptionalInt records) {
        if (maxPerSource.isPresent() || !ruleNames.add(SourceLimit.NAMESPACE)) {
            note(
                    entry,
                    entry.place(),
                    "'max_per_source' stands twice, or something else is named '"
                            + SourceLimit.NAMESPACE + "'; rename it, or keep one");
        }
        maxPerSource = records;
    }

    /** Returns how many records of one source a profile may have, known once it is assembled. */
    OptionalInt maxPerSource() {
        return maxPerSource;
    }

    /** Returns the fuzzy rules, known once {@link #assemble} has run. */
    List<FuzzyMapping> fuzzy() {
        return fuzzy;
    }

    private void rule(Section entry) {
        Optional<Named> model = entry.text("fuzzy");
        if (model.isPresent()) {
            new FuzzySection(identifiers, attributes)
                    .read(entry, model.get())
                    .ifPresent(rule -> fuzzy(entry, rule));
        } else {
            exact(entry.knowing(RULE_KEYS));
        }
    }

    private void fuzzy(Section entry, FuzzyMapping rule) {
        if (!ruleNames.add(rule.name())) {
            note(
                    entry,
                    rule.model(),
                    "the name '" + rule.name() + "' is taken; give the rule another 'name'");
            return;
        }
        fuzzy.add(rule);
        if (!models.wanted()) {
            // Before it is trained a rule proposes nothing.
            builder.rule(FuzzyRule.builder(rule.name()).matcher(NOBODY).build());
            return;
        }
        models.read(entry, rule.model()).ifPresent(trained -> {
            try {
                builder.rule(
                        new TrainedRule(trained.model(), rule.settings().orElse(trained.settings()))
                                .rule(rule.name(), rule.priority(), rule.schema()));
            } catch (IllegalArgumentException e) {
                note(entry, rule.model(), "the model cannot be used: " + e.getMessage());
            }
        });
    }

    private void exact(Section entry) {
        List<Named> words = entry.texts("exact");
        if (words.isEmpty()) {
            note(
                    entry,
                    entry.place(),
                    "a rule needs 'exact' with a list of attributes, or 'fuzzy' with a model's"
                            + " file");
            return;
        }
        words.forEach(word -> attributeMustExist(entry, word));
        List<String> names = words.stream().map(Named::name).toList();
        if (new HashSet<>(names).size() < names.size()) {
            note(entry, words.get(0), "a rule must name each attribute once");
            return;
        }
        Optional<Named> given = entry.text("name");
        given.ifPresent(name -> Words.checkName(entry, name));
        String name = given.map(Named::name).orElse(String.join("+", names));
        if (!ruleNames.add(name)) {
            note(
                    entry,
                    words.get(0),
                    "the name '" + name + "' is taken; give the rule another 'name'");
        }
        OptionalInt priority = entry.number("priority", 1, IdentifierSection.LARGEST_PRIORITY);
        Map<String, Integer> genericAbove = Words.genericAbove(entry, "", namespaceNames);
        if (!root.hasProblems()) {
            ExactRule.Builder rule =
                    ExactRule.builder(names.toArray(String[]::new)).name(name);
            priority.ifPresent(rule::priority);
            genericAbove.forEach(rule::genericAbove);
            builder.rule(rule.build());
        }
    }

    private Optional<Guard> guard(Section entry) {
        Optional<Named> agree = entry.text("agree");
        if (agree.isPresent()) {
            attributeMustExist(entry, agree.get());
            return Optional.of(Guard.agree(agree.get().name()));
        }
        OptionalInt most = entry.number("max_fragments", 1, Integer.MAX_VALUE);
        if (most.isPresent()) {
            return Optional.of(Guard.maxFragments(most.getAsInt()));
        }
        note(
                entry,
                entry.place(),
                "a guard needs 'agree' with an attribute, or 'max_fragments' or 'max_per_source'"
                        + " with a number");
        return Optional.empty();
    }

    private void attributeMustExist(Section entry, Named word) {
        if (!attributeNames.contains(word.name())) {
            note(
                    entry,
                    word,
                    "there is no attribute '" + word.name() + "'"
                            + (attributeNames.isEmpty()
                                    ? "; add it under 'attributes'"
                                    : NearestName.hint(word.name(), attributeNames)));
        }
    }

    private void note(Section entry, Named where, String message) {
        sound = false;
        entry.note(where, message);
    }

    private static Namespace namespace(NamespaceMapping mapping) {
        Namespace.Builder namespace = Namespace.builder(mapping.name().name())
                .normalizer(mapping.normalForm().normalizer(mapping.region()))
                .priority(mapping.priority())
                .block(mapping.limits().blocked().toArray(String[]::new));
        mapping.limits().maxPerProfile().ifPresent(namespace::maxPerProfile);
        mapping.limits().blockedPatterns().forEach(namespace::blockPattern);
        mapping.limits().genericAbove().forEach(namespace::genericAbove);
        mapping.limits().expireAfter().ifPresent(namespace::expireAfter);
        if (mapping.verifiedOnly()) {
            namespace.verifiedOnly();
        }
        return namespace.build();
    }

    private static Attribute attribute(AttributeMapping mapping) {
        Attribute.Builder attribute = Attribute.builder(mapping.name().name())
                .normalizer(mapping.normalForm().normalizer(mapping.region()));
        if (!mapping.survivorship().isEmpty()) {
            attribute.survivorship(mapping.survivorship().toArray(Survivorship[]::new));
        }
        return attribute.build();
    }
}
