package io.kinfold.matchers.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.matchers.similarity.Texts.Pair;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every measure promises, put to each of them. */
class SimilarityContractTest {
    private static final Map<String, Similarity> DISCERNING = new LinkedHashMap<>();
    private static final Map<String, Similarity> ALL = new LinkedHashMap<>();

    static {
        DISCERNING.put("jaro", Similarities.jaro());
        DISCERNING.put("jaro-winkler", Similarities.jaroWinkler());
        DISCERNING.put("levenshtein", Similarities.levenshtein());
        DISCERNING.put("damerau-levenshtein", Similarities.damerauLevenshtein());
        DISCERNING.put("optimal string alignment", Similarities.optimalStringAlignment());
        DISCERNING.put("indel", Similarities.indel());
        ALL.putAll(DISCERNING);
        ALL.put("token sort", Similarities.tokenSort());
        ALL.put("token set", Similarities.tokenSet());
        for (int size = 1; size <= 3; size++) {
            ALL.put("jaccard " + size, Jaccard.ofGrams(size));
            ALL.put("cosine " + size, Cosine.ofGrams(size));
        }
        ALL.put("jaccard of tokens", Jaccard.ofTokens());
        ALL.put("cosine of tokens", Cosine.ofTokens());
        ALL.put("monge-elkan", MongeElkan.ofDefaults());
        ALL.put("monge-elkan over levenshtein", MongeElkan.over(Similarities.levenshtein()));
        ALL.put("names of persons", NameLikeness.ofPersons());
        ALL.put("names of organizations", NameLikeness.ofOrganizations());
        ALL.put("names", NameLikeness.ofAny());
        for (PhoneticCode code : PhoneticCode.values()) {
            ALL.put(code.name(), code);
        }
        ALL.put("dates", DateProximity.ofScaleDays(365));
        ALL.put("numbers", NumberProximity.ofScale(10));
        ALL.put("numbers, relative", NumberProximity.relative());
        ALL.put("places", GeoProximity.ofScaleKilometres(100));
    }

    @Property(tries = 2_000)
    void of_anyPair_isFromZeroToOneAndSymmetric(@ForAll("pairs") Pair pair) {
        ALL.forEach((name, measure) -> {
            double similarity = measure.of(pair.a(), pair.b());
            assertThat(similarity).as(name).isBetween(0.0, 1.0);
            assertThat(measure.of(pair.b(), pair.a())).as(name).isEqualTo(similarity);
        });
    }

    @Property(tries = 2_000)
    void of_equalValues_isExactlyOne(@ForAll("pairs") Pair pair) {
        String copy = new StringBuilder(pair.a()).toString();
        ALL.forEach((name, measure) ->
                assertThat(measure.of(pair.a(), copy)).as(name).isEqualTo(1.0));
    }

    @Property(tries = 2_000)
    void of_unequalValues_isBelowOne(@ForAll("pairs") Pair pair) {
        boolean equal = pair.a().equals(pair.b());
        DISCERNING.forEach((name, measure) ->
                assertThat(measure.of(pair.a(), pair.b()) == 1).as(name).isEqualTo(equal));
    }

    @Property(tries = 2_000)
    void prepare_anyPair_isAsUnprepared(@ForAll("pairs") Pair pair) {
        ALL.forEach((name, measure) -> {
            PreparedSimilarity prepared = measure.prepare(pair.a());
            double similarity = measure.of(pair.a(), pair.b());
            assertThat(prepared.to(pair.b())).as(name).isEqualTo(similarity);
            assertThat(prepared.to(pair.b())).as(name + ", again").isEqualTo(similarity);
        });
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Texts.pairs();
    }
}
