package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.matchers.field.Blocking;

import org.junit.jupiter.api.Test;

import java.util.List;

class MatcherSettingsTest {
    private static String fingerprint(FellegiSunterModel model, Blocking blocking) {
        return Configuration.builder()
                .attribute(Attribute.of("surname"))
                .rule(FuzzyRule.builder("persons")
                        .matcher(FellegiSunterMatcher.of(Models.SCHEMA, model, blocking))
                        .build())
                .build()
                .fingerprint();
    }

    private static Blocking bySurname() {
        return Blocking.named(values -> List.of(String.valueOf(values[1])));
    }

    @Test
    void fingerprint_matcherOfAnEqualModel_isTheSame() {
        FellegiSunterModel read = FellegiSunterModel.fromJson(Models.persons().toJson());
        assertThat(fingerprint(read, bySurname()))
                .isEqualTo(fingerprint(Models.persons(), bySurname()));
    }

    @Test
    void fingerprint_otherModel_differs() {
        FellegiSunterModel other = FellegiSunterModel.builder()
                .prior(0.001000001)
                .comparison(Comparisons.email("email"))
                .build();
        FellegiSunterModel nearly = FellegiSunterModel.builder()
                .prior(0.001000002)
                .comparison(Comparisons.email("email"))
                .build();
        assertThat(fingerprint(other, Blocking.none()))
                .isNotEqualTo(fingerprint(nearly, Blocking.none()));
    }

    @Test
    void fingerprint_otherBlocks_differs() {
        assertThat(fingerprint(Models.persons(), bySurname()))
                .isNotEqualTo(fingerprint(Models.persons(), Blocking.none()));
    }
}
