package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Normalizer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            UnaccentedNormalizer.ofDefaults(),
            NameNormalizer.ofDefaults(),
            NameNormalizer.ofSimplified(),
            NameNormalizer.ofLatin(),
            NameNormalizer.ofLatinSorted(),
            AddressNormalizer.ofDefaults(),
            IdentityNumberNormalizer.ofDefaults(),
            IdentityNumberNormalizer.ofTaiwanPerson(),
            IdentityNumberNormalizer.ofTaiwanCompany(),
            IdentityNumberNormalizer.ofSocialSecurity(),
            DateNormalizer.ofDefaults(),
            DateNormalizer.ofDayFirst(),
            DateNormalizer.ofMonthFirst(),
            DateNormalizer.ofRepublicYears());

    @Property
    void normalize_anyText_isIdempotent(@ForAll String raw) {
        assertIdempotent(raw);
    }

    @Property
    void normalize_textLikeTheRealOnes_isIdempotent(@ForAll("likeReal") String raw) {
        assertIdempotent(raw);
    }

    /** Quadratic work on the longest of these would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "9", "mr. ", "先生", "王 ", "김 ", "ー", "\u0301", "\uD83D", "1/", "十", "1號之", "台灣",
                "100王", "# ", "a,", "\u200B", "İ"
            })
    void normalize_hundredThousandCharacters_isIdempotentAndLinear(String piece) {
        assertIdempotent(piece.repeat(100_000 / piece.length()));
    }

    private static void assertIdempotent(String raw) {
        for (Normalizer normalizer : ALL) {
            String once = normalizer.normalize(raw);
            assertThat(normalizer.normalize(once))
                    .as(normalizer.getClass().getSimpleName())
                    .isEqualTo(once);
        }
    }

    @Property
    void normalize_textLikeAddresses_isIdempotent(@ForAll("likeAddresses") String raw) {
        assertIdempotent(raw);
    }

    @Provide
    Arbitrary<String> likeAddresses() {
        Arbitrary<String> piece = Arbitraries.of(
                "100",
                "10048",
                "台灣",
                "台灣省",
                "中華民國",
                "臺北市",
                "縣",
                "信義路",
                "三民",
                "一",
                "十",
                "百",
                "廿",
                "〇",
                "0",
                "7",
                "12",
                "段",
                "巷",
                "弄",
                "號",
                "樓",
                "之",
                "-",
                "~",
                "f",
                "F",
                "b1",
                "B",
                "地下",
                "鄰",
                "室",
                " ",
                ",",
                "#",
                "apt",
                "Apartment",
                "no",
                "No.",
                "p",
                "o",
                "box",
                "street",
                "St.",
                "north",
                "é",
                "\u0301",
                "'",
                "大道",
                "(",
                "市");
        return piece.list().ofMaxSize(9).map(pieces -> String.join("", pieces));
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
                "dr",
                ", ",
                "md",
                "Jr.",
                "·",
                "-",
                "’",
                "\u0301",
                "\u200B",
                "陳",
                "臺",
                "김",
                "민수",
                "たなか",
                "タナ",
                "ー",
                "さん",
                "Ж",
                "é",
                "mailto:",
                "<",
                ">",
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
        return piece.list().ofMaxSize(10).map(pieces -> String.join("", pieces));
    }
}
