package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Normalizer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;

/**
 * What every normalizer promises: no exception on any text, and the same result the second time.
 */
class NormalizersPropertyTest {
    private static final List<Normalizer> ALL = List.of(
            PhoneNormalizer.ofRegion("TW"),
            PhoneNormalizer.ofRegion("US"),
            EmailNormalizer.ofDefaults(),
            EmailNormalizer.ofProviderRules(),
            NameNormalizer.ofDefaults(),
            DateNormalizer.ofDefaults());

    @Property
    void normalize_anyText_isIdempotent(@ForAll String raw) {
        assertIdempotent(raw);
    }

    @Property
    void normalize_textLikeTheRealOnes_isIdempotent(@ForAll("likeReal") String raw) {
        assertIdempotent(raw);
    }

    private static void assertIdempotent(String raw) {
        for (Normalizer normalizer : ALL) {
            String once = normalizer.normalize(raw);
            assertThat(normalizer.normalize(once))
                    .as(normalizer.getClass().getSimpleName())
                    .isEqualTo(once);
        }
    }

    @Provide
    Arbitrary<String> likeReal() {
        Arbitrary<String> piece = Arbitraries.of(
                "09",
                "12",
                "345",
                "678",
                "+886",
                "886",
                "０９",
                "#",
                " ext. ",
                "-",
                "/",
                ".",
                " ",
                "　",
                "@",
                "+tag",
                "gmail.com",
                "GoogleMail.com",
                "王",
                "小明",
                "先生",
                "小姐",
                "Mr. ",
                "mrs",
                "Miss ",
                "民國",
                "79",
                "年",
                "月",
                "日",
                "1990",
                "05",
                "T",
                ":",
                "Σ",
                "İ",
                "ﬁ",
                "\uD83D",
                "𝔸",
                "ß",
                "(",
                ")",
                ";ext=",
                "a",
                "x");
        return piece.list().ofMaxSize(9).map(pieces -> String.join("", pieces));
    }
}
