package io.kinfold.matchers.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.matchers.similarity.Texts.Pair;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.commons.text.similarity.LongestCommonSubsequence;

/** The kernels and strips against the definitions and against Apache Commons Text. */
class EditDistancesTest {

    @Property(tries = 2_000)
    void distances_anyPair_areThoseOfTheDefinitions(@ForAll("pairs") Pair pair) {
        String a = pair.a();
        String b = pair.b();
        assertThat(Levenshtein.distance(a, b)).isEqualTo(Reference.levenshtein(a, b));
        assertThat(OptimalStringAlignment.distance(a, b))
                .isEqualTo(Reference.optimalStringAlignment(a, b));
        assertThat(DamerauLevenshtein.distance(a, b)).isEqualTo(Reference.damerauLevenshtein(a, b));
        assertThat(Indel.distance(a, b))
                .isEqualTo(EditDistances.length(a)
                        + EditDistances.length(b)
                        - 2 * Reference.longestCommonSubsequence(a, b));
    }

    @Property(tries = 2_000)
    void distanceAtMost_anyLimit_isTheDistanceOrOneAboveTheLimit(
            @ForAll("pairs") Pair pair, @ForAll @IntRange(max = 40) int limit) {
        String a = pair.a();
        String b = pair.b();
        assertThat(Levenshtein.distanceAtMost(a, b, limit))
                .isEqualTo(Math.min(limit + 1, Reference.levenshtein(a, b)));
        assertThat(OptimalStringAlignment.distanceAtMost(a, b, limit))
                .isEqualTo(Math.min(limit + 1, Reference.optimalStringAlignment(a, b)));
        assertThat(DamerauLevenshtein.distanceAtMost(a, b, limit))
                .isEqualTo(Math.min(limit + 1, Reference.damerauLevenshtein(a, b)));
    }

    /** Short pairs too, which the strips never see otherwise. */
    @Property(tries = 2_000)
    void strips_anyPairAndLimit_areAsTheDefinition(
            @ForAll("pairs") Pair pair, @ForAll @IntRange(max = 200) int limit) {
        Symbols symbols = Symbols.of(pair.a(), pair.b());
        assertThat(EditStrips.distance(symbols, limit, false))
                .isEqualTo(Math.min(limit + 1, Reference.levenshtein(pair.a(), pair.b())));
        assertThat(EditStrips.distance(symbols, limit, true))
                .isEqualTo(
                        Math.min(limit + 1, Reference.optimalStringAlignment(pair.a(), pair.b())));
    }

    @Property(tries = 2_000)
    void distances_withoutSurrogates_areThoseOfCommonsText(@ForAll("plainPairs") Pair pair) {
        String a = pair.a();
        String b = pair.b();
        assertThat(Levenshtein.distance(a, b))
                .isEqualTo(LevenshteinDistance.getDefaultInstance().apply(a, b));
        assertThat(Indel.distance(a, b))
                .isEqualTo(
                        a.length() + b.length() - 2 * new LongestCommonSubsequence().apply(a, b));
        int limited = new LevenshteinDistance(3).apply(a, b);
        assertThat(Levenshtein.distanceAtMost(a, b, 3)).isEqualTo(limited < 0 ? 4 : limited);
    }

    /**
     * Commons Text 1.15 computes the restricted distance, and compares boxed characters by
     * reference: beyond ASCII it is right by chance only.
     */
    @Property(tries = 2_000)
    void optimalStringAlignment_ascii_isDamerauLevenshteinOfCommonsText(
            @ForAll("asciiPairs") Pair pair) {
        assertThat(OptimalStringAlignment.distance(pair.a(), pair.b()))
                .isEqualTo(new DamerauLevenshteinDistance().apply(pair.a(), pair.b()));
    }

    @Example
    void distance_publishedPairs_isAsPublished() {
        assertThat(Levenshtein.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Levenshtein.distance("saturday", "sunday")).isEqualTo(3);
        assertThat(Levenshtein.similarity("kitten", "sitting")).isEqualTo(1 - 3 / 7.0);
        assertThat(DamerauLevenshtein.distance("ca", "abc")).isEqualTo(2);
        assertThat(OptimalStringAlignment.distance("ca", "abc")).isEqualTo(3);
        assertThat(Indel.distance("lewenstein", "levenshtein")).isEqualTo(3);
    }

    @Example
    void distance_characterBeyondTheBasicPlane_countsOnce() {
        assertThat(Levenshtein.distance("𠮷田", "吉田")).isEqualTo(1);
        assertThat(Levenshtein.similarity("𠮷田", "吉田")).isEqualTo(0.5);
        assertThat(OptimalStringAlignment.distance("𠮷田", "田𠮷")).isEqualTo(1);
        assertThat(Indel.distance("𠮷", "")).isEqualTo(1);
    }

    /** What both begin and end with may be the halves of a pair that only one of them has. */
    @Example
    void distance_halvesOfAPairAtBothEnds_countAsCharacters() {
        assertThat(Levenshtein.distance("𠮷", "\uD842王\uDFB7")).isEqualTo(3);
        assertThat(Levenshtein.distance("\uD842", "𠮷")).isEqualTo(1);
        assertThat(Levenshtein.distanceAtMost("\uDFB7", "𠮷", 0)).isEqualTo(1);
    }

    @Example
    void distanceAtMost_negativeLimit_saysTheRule() {
        assertThatThrownBy(() -> Levenshtein.distanceAtMost("a", "b", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit -1 must be from 0");
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Texts.pairs();
    }

    @Provide
    Arbitrary<Pair> plainPairs() {
        return Texts.plainPairs();
    }

    @Provide
    Arbitrary<Pair> asciiPairs() {
        Arbitrary<String> ascii = Arbitraries.strings().withChars("abcd").ofMaxLength(80);
        return Combinators.combine(ascii, ascii).as(Pair::new);
    }
}
