package io.kinfold.matchers.auto;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.rule.ReadyComparison;
import io.kinfold.matchers.rule.TrainedRule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the records of a table are to be compared: which columns are the record's key and source, and
 * which fields are compared how. Immutable and safe for any thread.
 *
 * @param id the column of the record's key; empty where the table has none
 * @param source the column of the record's source; empty where the table has none
 * @param fields what is compared, at least one
 */
public record MatchPlan(Optional<String> id, Optional<String> source, List<PlannedField> fields) {
    /** The name of the fuzzy rule in a configuration that was made of a plan. */
    public static final String RULE = "fuzzy";

    /**
     * Copies the fields.
     *
     * @param id the column of the record's key; empty where the table has none
     * @param source the column of the record's source; empty where the table has none
     * @param fields what is compared, at least one
     * @throws IllegalArgumentException if there is none
     */
    public MatchPlan {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "the table has no column that tells people apart; every column is a key, a"
                            + " source, an amount, a date of an event, or the same in all rows");
        }
    }

    /**
     * Returns the plan for a table.
     *
     * @param profile what the columns are taken for
     * @return the plan
     * @throws IllegalArgumentException if no column is worth comparing
     */
    public static MatchPlan of(TableProfile profile) {
        return new Planner(profile).plan();
    }

    /**
     * Returns the fields for matching. A fragment holds a planned field as an attribute of its name.
     *
     * @return the schema, in the order of the fields
     */
    public FieldSchema schema() {
        return FieldSchema.copyOf(fields.stream().map(PlannedField::field).toList());
    }

    /**
     * Returns the comparison of each field.
     *
     * @return an immutable map in the order of the fields
     */
    public Map<String, ReadyComparison> compare() {
        Map<String, ReadyComparison> compare = new LinkedHashMap<>();
        fields.forEach(field -> compare.put(field.name(), field.comparison()));
        return Collections.unmodifiableMap(compare);
    }

    /**
     * Returns the configuration of the graph that {@code kinfold resolve --auto} uses: the trained rule alone
     * links fragments, and where each source seems to hold a customer once, no profile gets two fragments of
     * a source. It is meant for fragments that {@link #fragment} made.
     *
     * @param trained the result of training on this plan's fields
     * @return the configuration
     */
    public Configuration configuration(TrainingResult trained) {
        Configuration.Builder configuration = builder(trained.rule());
        if (trained.expected().onePerSource()) {
            configuration.namespace(SourceLimit.namespace(1));
        }
        return configuration.build();
    }

    /**
     * Returns a fragment as {@link #configuration(TrainingResult)} wants it.
     *
     * @param fragment a fragment with this plan's attributes
     * @param trained the result of training on this plan's fields
     * @return the fragment, or where sources are limited a copy that is {@link SourceLimit#counted counted}
     */
    public Fragment fragment(Fragment fragment, TrainingResult trained) {
        return trained.expected().onePerSource() ? SourceLimit.counted(fragment) : fragment;
    }

    /**
     * Returns a configuration of the graph in which the trained rule alone links fragments, without the limit
     * for sources of {@link #configuration(TrainingResult)}.
     *
     * @param trained the rule, trained on this plan's fields
     * @return the configuration
     */
    public Configuration configuration(TrainedRule trained) {
        return builder(trained).build();
    }

    private Configuration.Builder builder(TrainedRule trained) {
        Configuration.Builder configuration = Configuration.builder();
        fields.forEach(field -> configuration.attribute(Attribute.builder(field.name())
                .normalizer(field.form().normalizer(field.region()))
                .build()));
        return configuration.rule(trained.rule(RULE, OptionalInt.empty(), schema()));
    }
}
