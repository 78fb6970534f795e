package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.config.Contribution;
import io.kinfold.config.Problem;
import io.kinfold.matchers.field.Blocking;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class RelatedCustomersTest {
    private static final List<String> OWN = List.of("given", "email");

    private final FellegiSunterMatcher matcher = matcher(related(0.002, 0.9));

    @Provide
    Arbitrary<@Nullable String[]> rows() {
        return Models.rows();
    }

    /** A household and a neighbourhood, which agree at the first level so often. */
    private static FellegiSunterModel related(double probability, double first) {
        FellegiSunterModel persons = Models.persons();
        return persons.toBuilder()
                .related(List.of(
                        related("household", probability, first, persons),
                        related("neighbourhood", probability / 3, first / 2, persons)))
                .build();
    }

    private static RelatedClass related(
            String name, double probability, double first, FellegiSunterModel model) {
        Map<String, List<Double>> levels = new LinkedHashMap<>();
        for (Comparison comparison : model.comparisons()) {
            if (!OWN.contains(comparison.name())) {
                int rest = comparison.levels().size() - 1;
                List<Double> shares = new ArrayList<>(List.of(first));
                for (int i = 0; i < rest; i++) {
                    shares.add((1 - first) / rest);
                }
                levels.put(comparison.name(), shares);
            }
        }
        return new RelatedClass(name, probability, levels);
    }

    private static FellegiSunterMatcher matcher(FellegiSunterModel model) {
        return FellegiSunterMatcher.of(Models.SCHEMA, model, Blocking.none());
    }

    /** The definition, in likelihoods. */
    private double expected(FellegiSunterModel model, Prepared a, Prepared b) {
        List<Contribution> parts = matcher.contributions(a, b);
        double plain = 0;
        Map<String, Double> adjusted = new LinkedHashMap<>();
        for (Contribution part : parts.subList(0, parts.size() - 1)) {
            plain += part.bits();
            if (part.level().equals(Waterfall.TERM_FREQUENCY)) {
                adjusted.put(part.comparison(), part.bits());
            }
        }
        double sum = 1;
        for (RelatedClass related : model.related()) {
            double likelihood = related.probability() / (1 - model.prior());
            for (int i = 0; i < model.comparisons().size(); i++) {
                Comparison comparison = model.comparisons().get(i);
                int level = matcher.level(i, a, b);
                List<Double> shares = related.levels().get(comparison.name());
                if (shares != null && level != Comparison.MISSING) {
                    likelihood *= shares.get(level)
                            / comparison.levels().get(level).u()
                            * Math.pow(2, adjusted.getOrDefault(comparison.name(), 0.0));
                }
            }
            sum += likelihood;
        }
        return plain - Math.log(sum) / Math.log(2);
    }

    @Property
    void weight_withRelatedCustomers_isThatOfTheDefinition(
            @ForAll("rows") @Nullable String[] left, @ForAll("rows") @Nullable String[] right) {
        Prepared a = matcher.prepare(left);
        Prepared b = matcher.prepare(right);

        assertThat(matcher.weight(a, b)).isCloseTo(expected(matcher.model(), a, b), within(1e-9));
    }

    @Property
    void contributions_withRelatedCustomers_addUpAndEndWithALoss(
            @ForAll("rows") @Nullable String[] left, @ForAll("rows") @Nullable String[] right) {
        Prepared a = matcher.prepare(left);
        Prepared b = matcher.prepare(right);
        List<Contribution> parts = matcher.contributions(a, b);
        Contribution last = parts.get(parts.size() - 1);

        assertThat(parts.stream().mapToDouble(Contribution::bits).sum())
                .isCloseTo(matcher.weight(a, b), within(1e-9));
        assertThat(last.comparison()).isEqualTo(Waterfall.RELATED);
        assertThat(last.level()).isIn("household", "neighbourhood");
        assertThat(last.bits()).isLessThanOrEqualTo(0);
    }

    @Property
    void weight_withRelatedCustomers_isSymmetricToTheLastBit(
            @ForAll("rows") @Nullable String[] left, @ForAll("rows") @Nullable String[] right) {
        Prepared a = matcher.prepare(left);
        Prepared b = matcher.prepare(right);

        assertThat(matcher.weight(a, b)).isEqualTo(matcher.weight(b, a)).isFinite();
    }

    @Property
    void weight_withRelatedCustomersAndALeastWeight_isEqualOrSurelyBelow(
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
    void weight_withExtremeProbabilities_staysFinite(
            @ForAll("rows") @Nullable String[] row,
            @ForAll("probabilities") double probability,
            @ForAll("probabilities") double first) {
        FellegiSunterMatcher extreme = matcher(related(probability, first));
        Prepared a = extreme.prepare(row);

        assertThat(extreme.weight(a, a)).isFinite();
    }

    @Property
    void json_ofRelatedCustomersAndKinds_readsBackEqualAndWritesTheSameBytes(
            @ForAll("probabilities") double probability,
            @ForAll("probabilities") double first,
            @ForAll Kind kind) {
        FellegiSunterModel model = related(probability, first);
        List<Comparison> comparisons = new ArrayList<>(model.comparisons());
        comparisons.set(3, comparisons.get(3).kind(kind));
        model = model.toBuilder().comparisons(comparisons).build();

        FellegiSunterModel back = FellegiSunterModel.fromJson(model.toJson());

        assertThat(back).isEqualTo(model);
        assertThat(back.toJson()).isEqualTo(model.toJson());
        assertThat(back.comparisons().get(3).kind()).contains(kind);
    }

    @Provide
    Arbitrary<Double> probabilities() {
        return Arbitraries.doubles().between(1e-12, 0.999999).ofScale(15);
    }

    @Example
    void json_ofAModelWithoutRelatedCustomers_saysNothingOfThem() {
        assertThat(Models.persons().toJson()).doesNotContain("related");
        assertThat(FellegiSunterModel.fromJson(Models.persons().toJson()).related())
                .isEmpty();
    }

    @Example
    void build_relatedClassesThatDoNotFit_namesEachProblem() {
        RelatedClass kin = new RelatedClass(
                "kin", 0.1, Map.of("nothing", List.of(0.5, 0.5), "surname", List.of(0.5, 0.5)));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() ->
                        Models.persons().toBuilder().related(List.of(kin, kin)).build())
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .contains("KIN-403", "KIN-404", "KIN-405"));
    }

    @Example
    void relatedClass_probabilityOutOfRange_saysTheRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelatedClass("kin", 0.1, Map.of("city", List.of(1.0, 0.5))))
                .withMessageContaining("'city' in related class 'kin' 1.0 must be in (0, 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelatedClass("kin", 0, Map.of()))
                .withMessageContaining("must be in (0, 1)");
    }
}
