package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;

class MatchingWordsTest {
    private static final List<String> NAMES =
            List.of("matching_words", "covered_words", "shared_numbers");

    private static double of(String measure, String a, String b) {
        return Measures.named(measure).of(a, b);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("12", "12b", "elm", "road", "roads", "raod", "street", "9")
                .list()
                .ofMaxSize(4)
                .map(words -> String.join(" ", words));
    }

    @Property
    void measures_anyTexts_areSymmetricAndInRange(
            @ForAll("texts") String a, @ForAll("texts") String b) {
        for (String name : NAMES) {
            assertThat(of(name, a, b)).isEqualTo(of(name, b, a)).isBetween(0.0, 1.0);
        }
    }

    @Example
    void dice_mistypedWord_countsNineTenths() {
        assertThat(of("matching_words", "elm street", "elm stret")).isEqualTo(0.95);
        assertThat(of("matching_words", "elm road", "elm street")).isEqualTo(0.5);
        assertThat(of("matching_words", "elm", "elk")).isZero();
    }

    @Example
    void cover_contained_isOne() {
        assertThat(of("covered_words", "art of food", "the art of food cafe")).isEqualTo(1);
        assertThat(of("covered_words", "street elm", "elm")).isEqualTo(1);
        assertThat(of("covered_words", "elm raod", "road 9 elm")).isCloseTo(0.95, within(1e-12));
    }

    @Example
    void numbers_bothButNoneInCommon_isZero() {
        assertThat(of("shared_numbers", "12 elm road", "9 elm road")).isZero();
        assertThat(of("shared_numbers", "12 elm road", "elm road 12")).isEqualTo(1);
        assertThat(of("shared_numbers", "12 elm road", "elm road")).isEqualTo(1);
    }

    @Example
    void address_otherHouseNumber_reachesTheLastLevelOfLikenessOnly() {
        FellegiSunterMatcher matcher = Models.matcher();
        int address = matcher.model().comparisons().size() - 1;
        Prepared one = matcher.prepare(row("12 elm road"));
        Prepared other = matcher.prepare(row("17 elm road"));
        int level = matcher.level(address, one, other);

        assertThat(matcher.model()
                        .comparisons()
                        .get(address)
                        .levels()
                        .get(level)
                        .name())
                .isEqualTo("some_words");
    }

    private static @org.jspecify.annotations.Nullable String[] row(String address) {
        String[] row = new String[Models.SCHEMA.names().size()];
        row[row.length - 1] = address;
        return row;
    }
}
