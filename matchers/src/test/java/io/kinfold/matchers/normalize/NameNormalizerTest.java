package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameNormalizerTest {
    private final NameNormalizer names = NameNormalizer.ofDefaults();

    @ParameterizedTest
    @CsvSource({
        "王小明, 王小明",
        "'王 小明', 王小明",
        "'王　小　明', 王小明",
        "王小明先生, 王小明",
        "'陳怡君 小姐', 陳怡君",
        "'Ｍａｒｙ　Ｃｈｅｎ', mary chen",
        "'Mr. Mary  CHEN', mary chen",
        "'mrs chen', chen",
        "Missy, missy",
        "'王 Mary', '王 mary'"
    })
    void normalize_spacesCaseAndAddress_fallAway(String raw, String expected) {
        assertThat(names.normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "123", "先生", "🌸"})
    void normalize_noName_isEmpty(String raw) {
        assertThat(names.normalize(raw)).isEmpty();
    }
}
