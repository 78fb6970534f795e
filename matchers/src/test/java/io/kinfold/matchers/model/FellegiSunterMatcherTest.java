package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.config.Contribution;
import io.kinfold.config.Matcher;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.blocking.BlockingRules;
import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class FellegiSunterMatcherTest {
    private static final FieldSchema SCHEMA = FieldSchema.of(Field.of("name"), Field.of("city"));

    /** prior 1/3: -1 bit; name exact 8/1 = 3 bits, similar 2 bits, else -4; city 1 bit, else -2. */
    private static FellegiSunterModel.Builder model() {
        return FellegiSunterModel.builder()
                .prior(1.0 / 3)
                .comparison(Comparison.builder("name")
                        .level(Level.of("exact", Condition.equal("name"))
                                .probabilities(0.8, 0.1)
                                .adjusted(Models.adjustment("name", 0.05)))
                        .level(Level.of(
                                        "similar",
                                        Condition.edits(Condition.Edits.LEVENSHTEIN, "name", 1))
                                .probabilities(0.1, 0.025)
                                .adjusted(Models.adjustment("name", 0)))
                        .level(Level.otherwise("else").probabilities(0.05, 0.8))
                        .build())
                .comparison(Comparison.builder("city")
                        .level(Level.of("exact", Condition.equal("city")).probabilities(0.8, 0.4))
                        .level(Level.otherwise("else").probabilities(0.15, 0.6))
                        .build());
    }

    private static FellegiSunterMatcher matcher(FellegiSunterModel model) {
        return FellegiSunterMatcher.of(SCHEMA, model, Blocking.named(values -> List.of("all")));
    }

    private static double weight(FellegiSunterModel model, String[] a, String[] b) {
        FellegiSunterMatcher matcher = matcher(model);
        return matcher.weight(matcher.prepare(a), matcher.prepare(b));
    }

    private static String[] row(String name, String city) {
        return new String[] {name, city};
    }

    private static Fragment fragment(int key, String... attributes) {
        Fragment.Builder fragment = Fragment.builder("crm", "C-" + key).observedAt(Instant.EPOCH);
        for (int i = 0; i < attributes.length; i += 2) {
            fragment.attribute(attributes[i], attributes[i + 1].split("[|]"));
        }
        return fragment.identifier("phone", "+8869" + key % 3).build();
    }

    @Test
    void prepareAll_anyFragments_isAsOneByOne() {
        FieldSchema schema = FieldSchema.of(
                Field.of("name", Normalizer.text()),
                Field.of("city", Normalizer.text()),
                Field.ofAttributes("both", "city", "name").build(),
                Field.ofAttributes("mail", "mail").several().build(),
                Field.ofNamespace("phone", "phone").build());
        List<Fragment> fragments = List.of(
                fragment(1, "name", "Ann", "city", "Bern", "mail", "b@x|a@x"),
                fragment(2, "name", "ANN", "city", "Bern"),
                fragment(3, "city", " "),
                fragment(4, "name", "Ann", "mail", "a@x"),
                fragment(5, "name", "ann", "city", "Bern", "mail", "b@x|a@x"));
        BlockingRules rules = BlockingRules.parse(
                schema.names(), "name; city and phone; tokens(both); prefix(mail, 1)");
        for (Blocking blocking : List.of(rules, (Blocking) rules::blocks)) {
            FellegiSunterMatcher matcher =
                    FellegiSunterMatcher.of(schema, model().build(), blocking);
            FellegiSunterMatcher other = FellegiSunterMatcher.of(schema, model().build(), rules);
            List<Prepared> together = new ArrayList<>();
            matcher.prepareAll(fragments, (prepared, blocks) -> {
                Fragment fragment = fragments.get(together.size());
                assertThat(prepared).isEqualTo(other.prepare(schema.values(fragment)));
                assertThat(prepared).isEqualTo(other.prepare(fragment));
                assertThat(blocks).isEqualTo(other.blocks(other.prepare(fragment)));
                together.add(prepared);
            });
            assertThat(together).hasSameSizeAs(fragments);
            assertThat(matcher.weight(together.get(0), together.get(4), 0))
                    .isEqualTo(other.weight(
                            other.prepare(fragments.get(0)), other.prepare(fragments.get(4))));
        }
    }

    @Test
    void weight_addsPriorAndLevels() {
        FellegiSunterModel model = model().build();

        assertThat(weight(model, row("ann", "rome"), row("ann", "rome")))
                .isCloseTo(3, within(1e-9));
        assertThat(weight(model, row("ann", "rome"), row("anne", "rome")))
                .isCloseTo(2, within(1e-9));
        assertThat(weight(model, row("ann", "rome"), row("bob", "oslo")))
                .isCloseTo(-7, within(1e-9));
    }

    @Test
    void weight_missingValue_addsNothing() {
        assertThat(weight(model().build(), row("ann", null), row("ann", "rome")))
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void weight_termFrequency_isSplinksDefinition() {
        FellegiSunterModel model = model().termFrequencies(
                        TermFrequencies.of("name", Map.of("ann", 0.2, "anne", 0.4, "zoe", 0.0125)))
                .build();

        // log2(0.1 / 0.2) = -1; the greater frequency counts: log2(0.1 / 0.4) = -2
        assertThat(weight(model, row("ann", null), row("ann", null))).isCloseTo(1, within(1e-9));
        assertThat(weight(model, row("ann", null), row("anne", null))).isCloseTo(-1, within(1e-9));
        // the minimum u of 0.05 stands for 0.0125: log2(0.1 / 0.05) = 1
        assertThat(weight(model, row("zoe", null), row("zoe", null))).isCloseTo(3, within(1e-9));
        // a value without a frequency adjusts nothing
        assertThat(weight(model, row("kim", null), row("kim", null))).isCloseTo(2, within(1e-9));
    }

    @Test
    void contributions_nameLevelsAndTermFrequencies() {
        FellegiSunterModel model = model().termFrequencies(
                        TermFrequencies.of("name", Map.of("ann", 0.2)))
                .build();
        FellegiSunterMatcher matcher = matcher(model);

        List<Contribution> parts = matcher.contributions(
                matcher.prepare(row("ann", "rome")), matcher.prepare(row("ann", null)));

        assertThat(parts)
                .extracting(part -> part.comparison() + "/" + part.level())
                .containsExactly("prior/", "name/exact", "name/term frequency", "city/missing");
    }

    @Test
    void waterfall_rendersTextAndJsonWithoutValues() {
        FellegiSunterMatcher matcher = matcher(model().build());
        Waterfall waterfall = matcher.waterfall(
                matcher.prepare(row("ann", "rome")), matcher.prepare(row("ann", "oslo")));

        assertThat(waterfall.toText()).isEqualTo("""
                        prior           -1.00  --------
                        name   exact    +3.00  ++++++++++++++++++++++++
                        city   else     -2.00  ----------------
                        total           +0.00  probability 0.500000
                        """);
        assertThat(waterfall.toJson())
                .startsWith("{\"weight\":")
                .contains("\"comparison\":\"city\",\"level\":\"else\"")
                .doesNotContain("ann");
    }

    @Test
    void prepared_equalValues_areEqualAndHideThem() {
        FellegiSunterMatcher matcher = matcher(model().build());

        Prepared one = matcher.prepare(row("ann", null));

        assertThat(one).isEqualTo(matcher.prepare(row("ann", null)));
        assertThat(one).hasSameHashCodeAs(matcher.prepare(row("ann", null)));
        assertThat(one).isNotEqualTo(matcher.prepare(row("ann", "rome")));
        assertThat(one.toString()).doesNotContain("ann");
        assertThat(matcher.blocks(one)).containsExactly(Matcher.block("all"));
    }

    @Test
    void level_impossibleProbability_saysWhatToUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Level.otherwise("else").probabilities(0.0, 0.5))
                .withMessage("m probability of level 'else' 0.0 must be in (0, 1);"
                        + " use 1e-6 for almost never, 0.999999 for almost always");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Level.otherwise("else").probabilities(0.5, Double.NaN));
        assertThatIllegalStateException()
                .isThrownBy(() -> Level.otherwise("else").adjusted(TermAdjustment.of("name")));
    }

    @Test
    void fromJson_severalMistakes_namesThemAll() {
        String json = model().build().toJson();
        String broken = json.replace("\"is\" : \"edits\"", "\"is\" : \"guess\"")
                .replace("\"u\" : 0.6", "\"u\" : 0.0");

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FellegiSunterModel.fromJson(broken))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.path())
                        .containsExactly(
                                "comparisons[0].levels[1].when", "comparisons[1].levels[1]"));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FellegiSunterModel.fromJson("{"))
                .withMessageContaining("KIN-410");
    }

    @Test
    void builder_sameNameTwice_isRefused() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() ->
                        model().comparison(model().build().comparisons().get(0)).build())
                .withMessageContaining("comparisons.name");
    }

    @Test
    void swappedNames_areFoundInBothComparisons() {
        FieldSchema schema = FieldSchema.of(Field.of("given"), Field.of("surname"));
        FellegiSunterModel.Builder builder = FellegiSunterModel.builder();
        Comparisons.givenAndSurname("given", "surname").forEach(builder::comparison);
        FellegiSunterMatcher matcher =
                FellegiSunterMatcher.of(schema, builder.build(), Blocking.none());
        Prepared straight = matcher.prepare(new String[] {"nicholas", "doe"});
        Prepared swapped = matcher.prepare(new String[] {"doe", "nicholas"});

        assertThat(matcher.contributions(straight, swapped))
                .extracting(Contribution::level)
                .contains("swapped", "swapped");
    }
}
