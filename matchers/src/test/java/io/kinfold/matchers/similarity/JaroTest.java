package io.kinfold.matchers.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.matchers.similarity.Texts.Pair;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jaro's similarity and Winkler's on published pairs, and against the definition. */
class JaroTest {

    /**
     * Table 6 of W. E. Winkler, Overview of record linkage and current research directions, US
     * Census Bureau 2006, but for the pairs that it gives as 0 because its comparator gave up on
     * them; and the three pairs that the literature quotes most.
     */
    @ParameterizedTest
    @CsvSource({
        "SHACKLEFORD, SHACKELFORD, .970, .982",
        "DUNNINGHAM, CUNNIGHAM, .896, .896",
        "NICHLESON, NICHULSON, .926, .956",
        "JONES, JOHNSON, .790, .832",
        "MASSEY, MASSIE, .889, .933",
        "ABROMS, ABRAMS, .889, .922",
        "JERALDINE, GERALDINE, .926, .926",
        "MARHTA, MARTHA, .944, .961",
        "MICHELLE, MICHAEL, .869, .921",
        "JULIES, JULIUS, .889, .933",
        "TANYA, TONYA, .867, .880",
        "DWAYNE, DUANE, .822, .840",
        "SEAN, SUSAN, .783, .805",
        "JON, JOHN, .917, .933",
        "DIXON, DICKSONX, .767, .813"
    })
    void similarity_publishedPairs_isAsPublished(
            String a, String b, double jaro, double jaroWinkler) {
        assertThat(Jaro.similarity(a, b)).isCloseTo(jaro, within(.0005));
        assertThat(JaroWinkler.similarity(a, b)).isCloseTo(jaroWinkler, within(.0005));
    }

    @Property(tries = 5_000)
    void similarity_anyPair_isThatOfTheDefinition(@ForAll("pairs") Pair pair) {
        double jaro = Reference.jaro(pair.a(), pair.b());
        assertThat(Jaro.similarity(pair.a(), pair.b())).isEqualTo(jaro);
        assertThat(JaroQueues.similarity(Symbols.of(pair.a(), pair.b()))).isEqualTo(jaro);
        assertThat(JaroWinkler.similarity(pair.a(), pair.b()))
                .isEqualTo(Reference.jaroWinkler(pair.a(), pair.b()));
    }

    /** Shows that the differences from Commons Text are those that the Javadoc names, no others. */
    @Property(tries = 5_000)
    void similarity_ofCommonsText_differsAsTheJavadocSays(@ForAll("plainPairs") Pair pair) {
        String a = pair.a();
        String b = pair.b();
        double commons = new JaroWinklerSimilarity().apply(a, b);
        double jaro = Reference.jaroWithHalves(a, b);
        double raised = jaro + Reference.commonPrefix(a, b) * .1 * (1 - jaro);

        assertThat(commons).isCloseTo(jaro < .7 ? jaro : raised, within(1e-12));
    }

    @Property(tries = 5_000)
    void similarity_whereDefinitionsAgree_isThatOfCommonsText(@ForAll("plainPairs") Pair pair) {
        String a = pair.a();
        String b = pair.b();
        Assume.that(Reference.jaroWithHalves(a, b) == Reference.jaro(a, b));

        assertThat(JaroWinkler.similarity(a, b))
                .isCloseTo(new JaroWinklerSimilarity().apply(a, b), within(1e-12));
    }

    @Test
    void similarity_threeOutOfOrder_countsOneTransposition() {
        double oneTransposition = (1 + 1 + (6 - 1) / 6.0) / 3;

        assertThat(Jaro.similarity("abcdef", "abdecf")).isCloseTo(oneTransposition, within(1e-15));
    }

    @Test
    void similarity_atMostPointSeven_isNotRaised() {
        String a = "abcdefgh";
        String b = "abqrstuv";

        assertThat(Jaro.similarity(a, b)).isLessThan(.7);
        assertThat(JaroWinkler.similarity(a, b)).isEqualTo(Jaro.similarity(a, b));
    }

    @Test
    void similarity_longValues_isRaisedByATenthACharacter() {
        String a = "abcdefghijklmnopqrstuvwxyz";
        String b = "abcdefghijklmnopqrstuvwxy";
        double jaro = Jaro.similarity(a, b);

        assertThat(JaroWinkler.similarity(a, b)).isEqualTo(jaro + 0.4 * (1 - jaro));
    }

    @Test
    void similarity_prefixBeyondTheBasicPlane_countsCodePoints() {
        assertThat(JaroWinkler.similarity("𠮷田太郎", "𠮷田太朗"))
                .isEqualTo(JaroWinkler.similarity("吉田太郎", "吉田太朗"));
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Texts.pairs();
    }

    @Provide
    Arbitrary<Pair> plainPairs() {
        return Texts.plainPairs();
    }
}
