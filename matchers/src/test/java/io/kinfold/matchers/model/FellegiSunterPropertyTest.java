package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.config.Contribution;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

import org.jspecify.annotations.Nullable;

import java.util.List;

class FellegiSunterPropertyTest {
    private final FellegiSunterMatcher matcher = Models.matcher();

    @Provide
    Arbitrary<@Nullable String[]> rows() {
        return Models.rows();
    }

    @Property
    void contributions_ofAnyPair_addUpToTheWeight(
            @ForAll("rows") @Nullable String[] left, @ForAll("rows") @Nullable String[] right) {
        Prepared a = matcher.prepare(left);
        Prepared b = matcher.prepare(right);

        double sum = matcher.contributions(a, b).stream()
                .mapToDouble(Contribution::bits)
                .sum();

        assertThat(sum).isCloseTo(matcher.weight(a, b), within(1e-9));
        assertThat(matcher.waterfall(a, b).total()).isCloseTo(matcher.weight(a, b), within(1e-9));
    }

    @Property
    void weight_ofAnyPair_isSymmetricToTheLastBit(
            @ForAll("rows") @Nullable String[] left, @ForAll("rows") @Nullable String[] right) {
        Prepared a = matcher.prepare(left);
        Prepared b = matcher.prepare(right);

        assertThat(matcher.weight(a, b)).isEqualTo(matcher.weight(b, a)).isFinite();
    }

    @Property
    void weight_withALeastWeight_isEqualOrSurelyBelow(
            @ForAll("rows") @Nullable String[] left,
            @ForAll("rows") @Nullable String[] right,
            @ForAll @DoubleRange(min = -60, max = 60) double atLeast) {
        Prepared a = matcher.prepare(left);
        Prepared b = matcher.prepare(right);
        double weight = matcher.weight(a, b);

        double early = matcher.weight(a, b, atLeast);

        if (weight >= atLeast) {
            assertThat(early).isEqualTo(weight);
        } else {
            assertThat(early).isLessThan(atLeast);
        }
        assertThat(matcher.weight(a, b, weight)).isEqualTo(weight);
    }

    @Property
    void level_ofAnyPair_isThatOfTheConditionsOneByOne(
            @ForAll("rows") @Nullable String[] left, @ForAll("rows") @Nullable String[] right) {
        Prepared a = matcher.prepare(left);
        Prepared b = matcher.prepare(right);
        List<Comparison> comparisons = matcher.model().comparisons();

        for (int i = 0; i < comparisons.size(); i++) {
            int expected = Math.min(
                    naive(comparisons.get(i), left, right), naive(comparisons.get(i), right, left));
            assertThat(matcher.level(i, a, b)).as(comparisons.get(i).name()).isEqualTo(expected);
        }
    }

    @Example
    void level_lettersBeyondTheBasicPlane_countOnce() {
        level_ofAnyPair_isThatOfTheConditionsOneByOne(
                new @Nullable String[] {"ea張\ud83d\ude00", null, null, null, null, null},
                new @Nullable String[] {"ea張", null, null, null, null, null});
    }

    private static int naive(
            Comparison comparison, @Nullable String[] left, @Nullable String[] right) {
        if (NaiveConditions.isTrue(comparison.missing(), left, right)) {
            return Comparison.MISSING;
        }
        for (int i = 0; i < comparison.levels().size() - 1; i++) {
            if (NaiveConditions.isTrue(
                    comparison.levels().get(i).condition().orElseThrow(), left, right)) {
                return i;
            }
        }
        return comparison.levels().size() - 1;
    }

    @Property
    void json_ofAnyModel_readsBackEqualAndWritesTheSameBytes(
            @ForAll("probabilities") double prior,
            @ForAll("probabilities") double m,
            @ForAll("words") String value) {
        FellegiSunterModel model = Models.persons().toBuilder()
                .prior(prior)
                .comparison(Comparison.builder("other \"quoted\"")
                        .level(Level.of("same", Condition.equal("given")).probabilities(m, prior))
                        .build())
                .termFrequencies(TermFrequencies.of("address", java.util.Map.of(value, m)))
                .build();

        FellegiSunterModel back = FellegiSunterModel.fromJson(model.toJson());

        assertThat(back).isEqualTo(model);
        assertThat(back.toJson()).isEqualTo(model.toJson());
    }

    @Provide
    Arbitrary<Double> probabilities() {
        return Arbitraries.doubles().between(1e-12, 0.999999).ofScale(15);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .excludeChars('\ud800')
                .ofMaxLength(8)
                .filter(text -> text.codePoints()
                        .noneMatch(c -> Character.getType(c) == Character.SURROGATE));
    }
}
