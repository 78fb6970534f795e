package io.kinfold.matchers.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.matchers.similarity.Texts.Pair;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.apache.commons.text.similarity.CosineSimilarity;
import org.apache.commons.text.similarity.JaccardSimilarity;

import java.util.HashMap;
import java.util.Map;

/** Measures over tokens and grams. */
class TokenMeasuresTest {

    /** The values of FuzzyWuzzy's README (https://github.com/seatgeek/fuzzywuzzy), in percent. */
    @Example
    void ratios_publishedPairs_areAsPublished() {
        assertThat(percent(Indel.similarity("this is a test", "this is a test!")))
                .isEqualTo(97);
        assertThat(percent(Indel.similarity("fuzzy wuzzy was a bear", "wuzzy fuzzy was a bear")))
                .isEqualTo(91);
        assertThat(TokenSort.similarity("fuzzy wuzzy was a bear", "wuzzy fuzzy was a bear"))
                .isEqualTo(1);
        assertThat(percent(TokenSort.similarity("fuzzy was a bear", "fuzzy fuzzy was a bear")))
                .isEqualTo(84);
        assertThat(TokenSet.similarity("fuzzy was a bear", "fuzzy fuzzy was a bear"))
                .isEqualTo(1);
    }

    @Example
    void tokenSet_tokensOnBothSides_takesTheBestOfThreeTexts() {
        // "b", "a b", "b cccc": against "a b" the first has 2 of 4 letters, 2 * 1 / (1 + 3).
        assertThat(TokenSet.similarity("a b", "b cccc")).isEqualTo(0.5);
        assertThat(TokenSet.similarity("ab", "cd")).isZero();
        assertThat(TokenSet.similarity("", "a")).isZero();
    }

    @Example
    void tokenSort_ideographicSpace_dividesTokens() {
        assertThat(TokenSort.similarity("小明　王", "王 小明")).isEqualTo(1);
    }

    @Example
    void mongeElkan_swappedAndMisspelledWords_isTheMeanOfBestPartners() {
        double martha = JaroWinkler.similarity("martha", "marhta");
        MongeElkan measure = MongeElkan.ofDefaults();

        assertThat(measure.of("martha jones", "jones marhta"))
                .isCloseTo((1 + martha) / 2, within(1e-15));
        assertThat(measure.of("jones", "jones marhta"))
                .isCloseTo(
                        (1 + (1 + JaroWinkler.similarity("jones", "marhta")) / 2) / 2,
                        within(1e-15));
        assertThat(measure.of("a b", "b a b")).isEqualTo(1);
        assertThat(measure.of("", "a")).isZero();
    }

    @Example
    void jaccard_bigrams_isSharedOverAll() {
        // ni ig gh ht, na ac ch ht: 1 of 7.
        assertThat(Jaccard.ofGrams(2).of("night", "nacht")).isEqualTo(1 / 7.0);
        assertThat(Jaccard.ofTokens().of("a b c", "b c d")).isEqualTo(0.5);
        assertThat(Jaccard.ofGrams(2).of("a", "aa")).isZero();
    }

    @Example
    void cosine_tokens_isThatOfTheCounts() {
        // (2, 1) and (1, 1): 3 / sqrt(10).
        assertThat(Cosine.ofTokens().of("a a b", "a b"))
                .isCloseTo(3 / Math.sqrt(10), within(1e-15));
        assertThat(Cosine.ofGrams(1).of("aa", "aaa")).isEqualTo(1);
    }

    @Example
    void ofGrams_sizeOutOfRange_saysTheRule() {
        assertThatThrownBy(() -> Jaccard.ofGrams(4)).hasMessageContaining("must be from 1 to 3");
        assertThatThrownBy(() -> Cosine.ofGrams(0)).hasMessageContaining("must be from 1 to 3");
    }

    @Property(tries = 5_000)
    void jaccard_ofSingleCharacters_isThatOfCommonsText(@ForAll("plainPairs") Pair pair) {
        assertThat(Jaccard.ofGrams(1).of(pair.a(), pair.b()))
                .isEqualTo(new JaccardSimilarity().apply(pair.a(), pair.b()));
    }

    @Property(tries = 5_000)
    void cosine_ofBigrams_isThatOfCommonsText(@ForAll("plainPairs") Pair pair) {
        Map<CharSequence, Integer> left = bigrams(pair.a());
        Map<CharSequence, Integer> right = bigrams(pair.b());
        double commons = left.isEmpty() && right.isEmpty()
                ? 1
                : new CosineSimilarity().cosineSimilarity(left, right);

        assertThat(Cosine.ofGrams(2).of(pair.a(), pair.b())).isCloseTo(commons, within(1e-12));
    }

    @Provide
    Arbitrary<Pair> plainPairs() {
        return Texts.plainPairs();
    }

    private static Map<CharSequence, Integer> bigrams(String value) {
        Map<CharSequence, Integer> counts = new HashMap<>();
        for (int i = 0; i + 2 <= value.length(); i++) {
            counts.merge(value.substring(i, i + 2), 1, Integer::sum);
        }
        if (value.length() == 1) {
            counts.put(value, 1);
        }
        return counts;
    }

    private static long percent(double similarity) {
        return Math.round(100 * similarity);
    }
}
