package io.kinfold.matchers.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kinfold.config.Clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The member {@code rule} of a model's JSON, which holds the settings. */
final class SettingsJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String RULE = "rule";
    private static final Set<String> KEYS =
            Set.of("blocking", "link_threshold", "review_threshold", "block_cap", "clustering");

    private SettingsJson() {}

    /** Returns a model's JSON with the settings as its first member, so that they are seen first. */
    static String into(String model, RuleSettings settings) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        if (!settings.blocking().isEmpty()) {
            settings.blocking().forEach(rule.putArray("blocking")::add);
        }
        settings.linkThreshold().ifPresent(bits -> rule.put("link_threshold", bits));
        settings.reviewThreshold().ifPresent(bits -> rule.put("review_threshold", bits));
        settings.blockCap().ifPresent(cap -> rule.put("block_cap", cap));
        settings.clustering()
                .ifPresent(clustering ->
                        rule.put("clustering", clustering.name().toLowerCase(Locale.ROOT)));
        int brace = model.indexOf('{');
        try {
            String text = MAPPER.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(rule)
                    .replace("\r\n", "\n")
                    .replace("\n", "\n  ");
            return model.substring(0, brace + 1) + "\n  \"" + RULE + "\" : " + text + ","
                    + model.substring(brace + 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON could not be written", e);
        }
    }

    /** Returns the settings in a text that is known to be a JSON object; none where it has none. */
    static RuleSettings read(String json) {
        JsonNode rule;
        try {
            rule = MAPPER.readTree(json).path(RULE);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the text is no JSON", e);
        }
        if (rule.isMissingNode()) {
            return RuleSettings.none();
        }
        Set<String> unknown = new TreeSet<>();
        rule.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KEYS);
        if (!rule.isObject() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("rule: must be an object with some of "
                    + String.join(", ", new TreeSet<>(KEYS)));
        }
        return new RuleSettings(
                blocking(rule.path("blocking")),
                number(rule, "link_threshold"),
                number(rule, "review_threshold"),
                cap(rule),
                clustering(rule));
    }

    private static List<String> blocking(JsonNode node) {
        List<String> blocking = new ArrayList<>();
        for (JsonNode expression : node) {
            if (!expression.isTextual()) {
                throw new IllegalArgumentException("rule.blocking: must be a list of texts");
            }
            blocking.add(expression.asText());
        }
        return blocking;
    }

    private static OptionalDouble number(JsonNode rule, String name) {
        JsonNode node = rule.path(name);
        if (node.isMissingNode()) {
            return OptionalDouble.empty();
        } else if (!node.isNumber()) {
            throw new IllegalArgumentException("rule." + name + ": must be a number of bits");
        }
        return OptionalDouble.of(node.asDouble());
    }

    private static OptionalInt cap(JsonNode rule) {
        JsonNode node = rule.path("block_cap");
        if (node.isMissingNode()) {
            return OptionalInt.empty();
        } else if (!node.isInt()) {
            throw new IllegalArgumentException("rule.block_cap: must be a whole number");
        }
        return OptionalInt.of(node.asInt());
    }

    private static Optional<Clustering> clustering(JsonNode rule) {
        JsonNode node = rule.path("clustering");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return Arrays.stream(Clustering.values())
                .filter(clustering ->
                        clustering.name().toLowerCase(Locale.ROOT).equals(node.asText()))
                .findFirst()
                .or(() -> {
                    throw new IllegalArgumentException(
                            "rule.clustering: must be average or connected");
                });
    }
}
