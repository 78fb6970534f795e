package io.kinfold.benchmarks.persons;

import io.kinfold.config.Clustering;
import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.blocking.BlockingRules;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparisons;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.normalize.DateNormalizer;
import io.kinfold.matchers.normalize.NameNormalizer;
import io.kinfold.matchers.normalize.UnaccentedNormalizer;
import io.kinfold.matchers.train.Trained;
import io.kinfold.matchers.train.Trainer;
import io.kinfold.matchers.train.TrainingData;

import java.util.List;

/** How persons are compared: ten comparisons, and blocking rules given by hand. */
final class PersonsRule {
    private static final int BLOCK_CAP = 60;

    private static final FieldSchema SCHEMA = FieldSchema.of(
            Field.of("given_name", NameNormalizer.ofDefaults()),
            Field.of("surname", NameNormalizer.ofDefaults()),
            Field.of("street_number", UnaccentedNormalizer.ofDefaults()),
            Field.of("address_1", UnaccentedNormalizer.ofDefaults()),
            Field.of("address_2", UnaccentedNormalizer.ofDefaults()),
            Field.of("suburb", UnaccentedNormalizer.ofDefaults()),
            Field.of("postcode", UnaccentedNormalizer.ofDefaults()),
            Field.of("state", UnaccentedNormalizer.ofDefaults()),
            Field.of("date_of_birth", DateNormalizer.ofDefaults()),
            Field.of("soc_sec_id", UnaccentedNormalizer.ofDefaults()));

    private static final BlockingRules BLOCKING = BlockingRules.parse(SCHEMA.names(), """
            soc_sec_id
            date_of_birth, soundex(surname)
            date_of_birth, soundex(given_name)
            date_of_birth, postcode
            date_of_birth, street_number
            given_name, surname, suburb
            given_name, surname, street_number
            soundex(given_name), soundex(surname), postcode
            soundex(surname), address_1
            soundex(given_name), address_1
            address_1, postcode, street_number
            surname, postcode, street_number
            given_name, postcode, street_number
            prefix(soc_sec_id, 4), soundex(surname)
            """);

    private PersonsRule() {}

    static FieldSchema schema() {
        return SCHEMA;
    }

    static Trained train(List<Fragment> fragments) {
        FellegiSunterModel structure = FellegiSunterModel.builder()
                .comparisons(Comparisons.givenAndSurname("given_name", "surname"))
                .comparison(Comparisons.postcode("street_number"))
                .comparison(Comparisons.address("address_1"))
                .comparison(Comparisons.address("address_2"))
                .comparison(Comparisons.name("suburb"))
                .comparison(Comparisons.postcode("postcode"))
                .comparison(Comparisons.exact("state"))
                .comparison(Comparisons.dateOfBirth("date_of_birth"))
                .comparison(Comparisons.identityNumber("soc_sec_id"))
                .build();
        return Trainer.of(structure).train(TrainingData.of(SCHEMA, fragments), BLOCKING::blocks);
    }

    static Configuration configuration(FellegiSunterModel model) {
        return Configuration.builder()
                .rule(FuzzyRule.builder("person")
                        .matcher(FellegiSunterMatcher.of(SCHEMA, model, BLOCKING::blocks))
                        .linkThreshold(0)
                        .reviewThreshold(-3)
                        .blockCap(BLOCK_CAP)
                        .clustering(Clustering.AVERAGE)
                        .build())
                .build();
    }
}
