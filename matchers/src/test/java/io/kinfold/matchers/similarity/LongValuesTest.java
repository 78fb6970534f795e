package io.kinfold.matchers.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** 100,000 characters: no exception, and no time that grows without a bound. */
class LongValuesTest {
    private static final int LENGTH = 100_000;
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final String WORDS = random("abcdefg  ", 3);
    private static final String OTHER_WORDS = random("abcdefgh  王", 4);

    static List<Similarity> measures() {
        List<Similarity> measures = new ArrayList<>(List.of(PhoneticCode.values()));
        measures.add(Similarities.jaro());
        measures.add(Similarities.jaroWinkler());
        measures.add(Similarities.levenshtein());
        measures.add(Similarities.damerauLevenshtein());
        measures.add(Similarities.optimalStringAlignment());
        measures.add(Similarities.indel());
        measures.add(Similarities.tokenSort());
        measures.add(Similarities.tokenSet());
        measures.add(Jaccard.ofGrams(3));
        measures.add(Jaccard.ofTokens());
        measures.add(Cosine.ofGrams(2));
        measures.add(Cosine.ofTokens());
        measures.add(MongeElkan.ofDefaults());
        measures.add(NameLikeness.ofPersons());
        measures.add(NameLikeness.ofOrganizations());
        measures.add(DateProximity.ofScaleDays(365));
        measures.add(NumberProximity.relative());
        measures.add(GeoProximity.ofScaleKilometres(10));
        return measures;
    }

    @ParameterizedTest
    @MethodSource("measures")
    void of_hundredThousandCharacters_staysInRangeAndInTime(Similarity measure) {
        assertTimeout(AMPLE, () -> {
            assertThat(measure.of(WORDS, OTHER_WORDS)).isBetween(0.0, 1.0);
            assertThat(measure.of(WORDS, new StringBuilder(WORDS).toString())).isEqualTo(1);
            assertThat(measure.of("9".repeat(LENGTH), "9")).isBetween(0.0, 1.0);
        });
    }

    private static String random(String letters, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
