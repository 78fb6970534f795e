package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNormalizerTest {
    private final PhoneNormalizer taiwan = PhoneNormalizer.ofRegion("TW");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0912-345-678",
                "0912 345 678",
                "0912345678",
                "+886912345678",
                "+886-912-345-678",
                "+886 (0)912 345 678",
                "886912345678",
                "886-912-345678",
                "００８８６９１２３４５６７８",
                "０９１２３４５６７８",
                "＋８８６９１２３４５６７８",
                "(09)12345678",
                " 0912.345.678 ",
                "912345678"
            })
    void normalize_mobileInAnyForm_isE164(String raw) {
        String international = raw.startsWith("００") ? "+" + raw.substring(2) : raw;

        assertThat(taiwan.normalize(international)).isEqualTo("+886912345678");
    }

    @Test
    void normalize_landline_isE164() {
        assertThat(taiwan.normalize("(02)2345-6789")).isEqualTo("+886223456789");
    }

    @Test
    void normalize_extension_staysApartFromTheSwitchboard() {
        assertThat(taiwan.normalize("02-2345-6789#123")).isEqualTo("+886223456789;ext=123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "N/A", "無", "-", "0912", "00000000", "0912345678901234567", "王小明"})
    void normalize_noNumber_isEmpty(String raw) {
        assertThat(taiwan.normalize(raw)).isEmpty();
    }

    @Test
    void normalize_megabyteOfDigits_isEmpty() {
        assertThat(taiwan.normalize("9".repeat(1 << 20))).isEmpty();
    }

    @Test
    void normalize_otherRegion_readsItsNationalForm() {
        assertThat(PhoneNormalizer.ofRegion("US").normalize("702-919-1300"))
                .isEqualTo("+17029191300");
    }

    @Test
    void ofRegion_unknownRegion_saysHowToWriteOne() {
        assertThatThrownBy(() -> PhoneNormalizer.ofRegion("tw"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two capital letters");
    }
}
