package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are samples of the issuing offices' pages and well-known companies', no person's. */
class IdentityNumberNormalizerTest {
    private final IdentityNumberNormalizer person = IdentityNumberNormalizer.ofTaiwanPerson();
    private final IdentityNumberNormalizer company = IdentityNumberNormalizer.ofTaiwanCompany();

    @ParameterizedTest
    @CsvSource({
        "A123456789, A123456789",
        "a123456789, A123456789",
        "'Ａ１２３４５６７８９', A123456789",
        "' A1-2345 6789 ', A123456789",
        "A800000014, A800000014",
        "AB12345677, AB12345677"
    })
    void normalize_validPerson_isCapitalsAndDigits(String raw, String expected) {
        assertThat(person.normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A123456788",
                "B123456789",
                "A323456789",
                "A1234567890",
                "AE12345677",
                "1234567890",
                "A12345678X",
                "王A123456789",
                "無"
            })
    void normalize_invalidPerson_isEmpty(String raw) {
        assertThat(person.normalize(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A12345678", "Z29999999", "O80000000", "I10203040", "WC0123456"})
    void normalize_tenCheckDigits_acceptsExactlyOne(String number) {
        int accepted = 0;
        for (int digit = 0; digit <= 9; digit++) {
            accepted += person.normalize(number + digit).isEmpty() ? 0 : 1;
        }
        assertThat(accepted).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22099131", "04541302", "04595257", "2209 9131", "２２０９９１３１"})
    void normalize_validCompany_isEightDigits(String raw) {
        assertThat(company.normalize(raw)).hasSize(8).containsOnlyDigits();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22099132", "2209913", "220991311", "00000000", "A2099131"})
    void normalize_invalidCompany_isEmpty(String raw) {
        assertThat(company.normalize(raw)).isEmpty();
    }

    @Test
    void normalize_companyWithSevenAtTheSeventhPlace_mayCountOneMore() {
        assertThat(company.normalize("10458574")).isEqualTo("10458574");
        assertThat(company.normalize("10458575")).isEqualTo("10458575");
        assertThat(company.normalize("10458576")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"078-05-1120, 078051120", "078051120, 078051120", "'078 05 1120', 078051120"})
    void normalize_socialSecurity_isNineDigits(String raw, String expected) {
        assertThat(IdentityNumberNormalizer.ofSocialSecurity().normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000-12-3456", "666-12-3456", "912-34-5678", "123-00-4567", "123-45-0000",
                "111-11-1111", "12345678", "1234567890", "12345678A", ""
            })
    void normalize_socialSecurityNeverIssued_isEmpty(String raw) {
        assertThat(IdentityNumberNormalizer.ofSocialSecurity().normalize(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'e-12 34.5', E12345",
        "5304133, 5304133",
        "0000000, ''",
        "'N/A', ''",
        "none, ''",
        "證123, ''"
    })
    void normalize_anyNumber_isLettersAndDigits(String raw, String expected) {
        assertThat(IdentityNumberNormalizer.ofDefaults().normalize(raw)).isEqualTo(expected);
    }
}
