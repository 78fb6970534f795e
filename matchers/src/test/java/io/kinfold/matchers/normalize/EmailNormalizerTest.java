package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailNormalizerTest {
    private final EmailNormalizer plain = EmailNormalizer.ofDefaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Amy.Chen@Example.COM",
                " amy.chen@example.com\t",
                "ａｍｙ.chen＠example.com",
                "mailto:Amy.Chen@example.com",
                "<amy.chen@example.com>",
                "amy.chen@example.com."
            })
    void normalize_caseSpaceAndWidth_areOneAddress(String raw) {
        assertThat(plain.normalize(raw)).isEqualTo("amy.chen@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N/A", "@", "amy@", "@example.com", "amy chen@example.com"})
    void normalize_noAddress_isEmpty(String raw) {
        assertThat(plain.normalize(raw)).isEmpty();
    }

    @Test
    void normalize_byDefault_keepsDotsAndTags() {
        assertThat(plain.normalize("a.b+shop@gmail.com")).isEqualTo("a.b+shop@gmail.com");
    }

    @ParameterizedTest
    @CsvSource({
        "A.B+shop@googlemail.com, ab@gmail.com",
        "a.b+shop@outlook.com, a.b@outlook.com",
        "a.b+shop@example.com, a.b+shop@example.com",
        "amy+x@hotmail.com.tw, amy@hotmail.com.tw",
        "a.m.y+x@proton.me, amy@proton.me",
        "a.m.y+x@icloud.com, a.m.y@icloud.com",
        "amy@yahoo.com.tw, amy@yahoo.com.tw",
        "amy@gmail.com.tw, amy@gmail.com.tw",
        "+shop@gmail.com, ''"
    })
    void normalize_byProviderRules_foldsWhatTheProviderFolds(String raw, String expected) {
        assertThat(EmailNormalizer.ofProviderRules().normalize(raw)).isEqualTo(expected);
    }
}
