package io.kinfold.command.mapping;

import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.rule.ReadyComparison;
import io.kinfold.matchers.rule.RuleSettings;

import java.util.Map;
import java.util.OptionalInt;

/**
 * A fuzzy entry of {@code rules}.
 *
 * @param model the model's file as written, relative to the configuration
 * @param name the rule's name
 * @param priority from 1, the strongest; empty for the default
 * @param settings what the configuration says of blocking, thresholds and cap
 * @param compare what training compares: fields with their ready-made comparison, in the order of
 *     the file; empty where the configuration does not say
 * @param schema every attribute and namespace as a field, normalized
 */
public record FuzzyMapping(
        Named model,
        String name,
        OptionalInt priority,
        RuleSettings settings,
        Map<String, ReadyComparison> compare,
        FieldSchema schema) {}
