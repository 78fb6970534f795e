package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsNormalizerTest {
    private final WordsNormalizer words = WordsNormalizer.ofDefaults();
    private final WordsNormalizer codes = WordsNormalizer.ofCodes();

    @Test
    void normalize_normalAlready_isTheSameText() {
        String raw = new String("redner street 30");

        assertThat(words.normalize(raw)).isSameAs(raw);
        assertThat(codes.normalize("12345a")).isEqualTo("12345a");
    }

    @ParameterizedTest
    @CsvSource({
        "' redner street', redner street",
        "'redner street ', redner street",
        "redner  street, redner street",
        "redner-street, redner street",
        "Redner Street, redner street",
        "o'brien, obrien",
        "' ', ''",
        "'', ''",
        "zoë, zoe",
    })
    void normalize_otherWriting_isBrought(String raw, String normal) {
        assertThat(words.normalize(raw)).isEqualTo(normal);
        assertThat(codes.normalize(raw)).isEqualTo(normal.replace(" ", ""));
    }
}
