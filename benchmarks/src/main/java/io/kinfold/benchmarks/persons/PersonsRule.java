package io.kinfold.benchmarks.persons;

import io.kinfold.config.Configuration;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.auto.RuleTrainer;
import io.kinfold.matchers.auto.TrainingResult;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.normalize.DateNormalizer;
import io.kinfold.matchers.normalize.NameNormalizer;
import io.kinfold.matchers.normalize.WordsNormalizer;
import io.kinfold.matchers.rule.ReadyComparison;
import io.kinfold.matchers.rule.RuleSettings;
import io.kinfold.matchers.rule.TrainedRule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How persons are compared: ten columns, each by a ready-made comparison; all else is learned. */
final class PersonsRule {
    private final Map<String, ReadyComparison> compare = new LinkedHashMap<>();
    private final FieldSchema schema;

    PersonsRule() {
        Normalizer words = WordsNormalizer.ofDefaults();
        List<Field> fields = new ArrayList<>();
        add(fields, "given_name", NameNormalizer.ofDefaults(), ReadyComparison.GIVEN_NAME);
        add(fields, "surname", NameNormalizer.ofDefaults(), ReadyComparison.SURNAME);
        add(fields, "street_number", words, ReadyComparison.POSTCODE);
        add(fields, "address_1", words, ReadyComparison.ADDRESS);
        add(fields, "address_2", words, ReadyComparison.ADDRESS);
        add(fields, "suburb", words, ReadyComparison.ADDRESS);
        add(fields, "postcode", words, ReadyComparison.POSTCODE);
        add(fields, "state", words, ReadyComparison.EXACT);
        add(fields, "date_of_birth", DateNormalizer.ofDefaults(), ReadyComparison.DATE_OF_BIRTH);
        add(fields, "soc_sec_id", words, ReadyComparison.IDENTITY_NUMBER);
        schema = FieldSchema.copyOf(fields);
    }

    private void add(
            List<Field> fields, String column, Normalizer normalizer, ReadyComparison comparison) {
        fields.add(Field.of(column, normalizer));
        compare.put(column, comparison);
    }

    TrainingResult train(List<Fragment> fragments) {
        return RuleTrainer.of(schema, compare, RuleSettings.none()).train(fragments);
    }

    Configuration configuration(TrainedRule trained) {
        return Configuration.builder()
                .rule(trained.rule("person", OptionalInt.empty(), schema))
                .build();
    }
}
