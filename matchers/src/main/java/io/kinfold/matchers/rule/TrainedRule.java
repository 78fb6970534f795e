package io.kinfold.matchers.rule;

import io.kinfold.config.FuzzyRule;
import io.kinfold.matchers.blocking.BlockingRules;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A model together with the blocking, the thresholds and the cap with which it is used; one JSON text
 * holds it all. A text that holds only a model is read too. Immutable and safe for any thread.
 *
 * @param model the model
 * @param settings the rest
 */
public record TrainedRule(FellegiSunterModel model, RuleSettings settings) {
    /**
     * Rejects nulls.
     *
     * @param model the model
     * @param settings the rest
     */
    public TrainedRule {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(settings, "settings");
    }

    /**
     * Reads what {@link #toJson()} or {@link FellegiSunterModel#toJson()} wrote.
     *
     * @param json the text
     * @return the rule
     * @throws IllegalArgumentException if the text is no model; the message names every problem
     */
    public static TrainedRule fromJson(String json) {
        FellegiSunterModel model = FellegiSunterModel.fromJson(json);
        return new TrainedRule(model, SettingsJson.read(json));
    }

    /**
     * Writes model and settings. The term frequencies in it are values of customers.
     *
     * @return a JSON object, with line breaks
     */
    public String toJson() {
        return SettingsJson.into(model.toJson(), settings);
    }

    /**
     * Returns a rule of the graph.
     *
     * @param name its name, unique among rules and namespaces
     * @param priority from 1, the strongest, to 1,000,000; empty for the default
     * @param schema the fields that model and blocking look at
     * @return the rule
     * @throws IllegalArgumentException if there is no blocking, or a field is missing
     */
    public FuzzyRule rule(String name, OptionalInt priority, FieldSchema schema) {
        if (settings.blocking().isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing says which fragments are compared; add 'blocking', one expression or"
                            + " more");
        }
        BlockingRules blocking =
                BlockingRules.parse(schema.names(), String.join("\n", settings.blocking()));
        FuzzyRule.Builder rule =
                FuzzyRule.builder(name).matcher(FellegiSunterMatcher.of(schema, model, blocking));
        priority.ifPresent(rule::priority);
        settings.applyTo(rule);
        return rule.build();
    }
}
