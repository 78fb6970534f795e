package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** The ready-made comparison of full names. */
class FullNameTest {
    private static final FellegiSunterMatcher MATCHER = FellegiSunterMatcher.of(
            FieldSchema.of(Field.ofAttributes("name", "name").several().build()),
            FellegiSunterModel.builder()
                    .comparison(Comparisons.fullName("name"))
                    .build(),
            Blocking.none());

    private static Fragment named(String key, String... names) {
        return Fragment.builder("crm", key)
                .observedAt(Instant.EPOCH)
                .attribute("name", names)
                .build();
    }

    private static String level(Fragment a, Fragment b) {
        return MATCHER.contributions(MATCHER.prepare(a), MATCHER.prepare(b)).stream()
                .filter(contribution -> contribution.comparison().equals("name"))
                .findFirst()
                .orElseThrow()
                .level();
    }

    @Test
    void fullName_moreAlike_reachesHigherLevels() {
        Fragment maria = named("1", "Maria Lindqvist");

        assertThat(level(maria, named("2", "Maria Lindqvist"))).isEqualTo("exact");
        assertThat(level(maria, named("2", "Lindqvist, Maria"))).isEqualTo("same_words");
        assertThat(level(maria, named("2", "Maria Lindkvist"))).isEqualTo("very_similar");
        assertThat(level(maria, named("2", "Karl Lindqvist"))).isEqualTo("related");
        assertThat(level(maria, named("2", "Karl Haddad"))).isEqualTo("else");
    }

    @Test
    void fullName_severalNames_thePairMostAlikeCounts() {
        Fragment one = named("1", "Nordwind AG", "Maria Lindqvist");
        Fragment other = named("2", "Severny Veter", "M. Lindqvist");

        assertThat(level(one, other)).isEqualTo("similar");
    }

    @Test
    void fromJson_ofToJson_keepsTheMeasure() {
        FellegiSunterModel model = FellegiSunterModel.builder()
                .comparison(Comparisons.fullName("name"))
                .build();

        assertThat(FellegiSunterModel.fromJson(model.toJson())).isEqualTo(model);
    }
}
