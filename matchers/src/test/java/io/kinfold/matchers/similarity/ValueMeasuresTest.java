package io.kinfold.matchers.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures of sounds, dates, numbers and places. */
class ValueMeasuresTest {

    /** Soundex as in The Soundex indexing system, US National Archives. */
    @ParameterizedTest
    @CsvSource({
        "SOUNDEX, Washington, W252",
        "SOUNDEX, Lee, L000",
        "SOUNDEX, Gutierrez, G362",
        "SOUNDEX, Pfister, P236",
        "SOUNDEX, Tymczak, T522",
        "SOUNDEX, Núñez García, N520 G620",
        "METAPHONE, Knight, NT",
        "DOUBLE_METAPHONE, Smith, SM0",
        "DOUBLE_METAPHONE, Schmidt, XMT",
        "SOUNDEX, O'Brien, O165"
    })
    void code_publishedNames_isAsPublished(PhoneticCode phonetics, String name, String code) {
        assertThat(phonetics.code(name)).isEqualTo(code);
    }

    @Test
    void phoneticCode_soundsAlike_isOne() {
        assertThat(PhoneticCode.SOUNDEX.of("Robert", "Rupert")).isEqualTo(1);
        assertThat(PhoneticCode.SOUNDEX.of("Robert", "Rubin")).isZero();
        assertThat(PhoneticCode.SOUNDEX.of("robert miller", "rupert")).isZero();
    }

    /** Smith is SM0 or XMT, Schmidt XMT or SMT. */
    @Test
    void doubleMetaphone_alternateCodeInCommon_isOne() {
        assertThat(PhoneticCode.DOUBLE_METAPHONE.of("Smith", "Schmidt")).isEqualTo(1);
        assertThat(PhoneticCode.DOUBLE_METAPHONE.of("Smith", "Jones")).isZero();
    }

    @Test
    void phoneticCode_withoutLatinLetters_isAlikeToItsEqualOnly() {
        assertThat(PhoneticCode.SOUNDEX.code("王小明")).isEmpty();
        assertThat(PhoneticCode.SOUNDEX.of("王小明", "王小明")).isEqualTo(1);
        assertThat(PhoneticCode.SOUNDEX.of("王小明", "陳怡君")).isZero();
        assertThat(PhoneticCode.DOUBLE_METAPHONE.of("王小明", "陳怡君")).isZero();
    }

    @Test
    void daysBetween_acrossALeapDay_countsIt() {
        assertThat(DateProximity.daysBetween("2024-02-28", "2024-03-01")).hasValue(2);
        assertThat(DateProximity.daysBetween("2023-03-01", "2023-02-28")).hasValue(1);
    }

    @Test
    void dateProximity_scale_isLinearDownToZero() {
        DateProximity measure = DateProximity.ofScaleDays(10);

        assertThat(measure.of("2024-02-28", "2024-03-01")).isCloseTo(.8, within(1e-15));
        assertThat(measure.of("2024-02-28", "2025-02-28")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1990", "1990-5-7", "1990-02-30", "07/05/1990", "1990-05-07T00:00"})
    void dateProximity_noDate_isAlikeToItsEqualOnly(String noDate) {
        DateProximity measure = DateProximity.ofScaleDays(10_000);

        assertThat(measure.of(noDate, "1990-05-07")).isZero();
        assertThat(measure.of(noDate, noDate)).isEqualTo(1);
    }

    @Test
    void numberProximity_absoluteAndRelative_areLinear() {
        assertThat(NumberProximity.ofScale(10).of("12", "1.4e1")).isCloseTo(.8, within(1e-15));
        assertThat(NumberProximity.relative().of("80", "100")).isCloseTo(.8, within(1e-15));
        assertThat(NumberProximity.relative().of("-1", "1")).isZero();
        assertThat(NumberProximity.relative().of("1.0", "1")).isEqualTo(1);
        assertThat(NumberProximity.ofScale(1e300).of("1", "2")).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "0x1p3", "1d", " 1", "1,000", "1e999", ".", "--1"})
    void numberProximity_noDecimalNumber_isAlikeToItsEqualOnly(String noNumber) {
        assertThat(NumberProximity.ofScale(1e9).of(noNumber, "1")).isZero();
        assertThat(NumberProximity.ofScale(1e9).of(noNumber, noNumber)).isEqualTo(1);
    }

    /** A degree of a great circle is 6371.0088 km times pi / 180; a quarter of it 90 times that. */
    @ParameterizedTest
    @CsvSource({
        "'0,0', '0,1', 111.195",
        "'0,0', '90,0', 10007.557",
        "'0,179.5', '0,-179.5', 111.195",
        "'90,0', '-90,17', 20015.115",
        "'36.12, -86.67', '33.94, -118.40', 2886.448"
    })
    void kilometres_knownPlaces_isTheGreatCircle(String a, String b, double km) {
        assertThat(GeoProximity.kilometres(a, b).getAsDouble()).isCloseTo(km, within(.001));
    }

    @Test
    void geoProximity_scale_isLinearDownToZero() {
        GeoProximity measure = GeoProximity.ofScaleKilometres(222.39);

        assertThat(measure.of("0,0", "0,1")).isCloseTo(.5, within(1e-4));
        assertThat(measure.of("0,0", "0,3")).isZero();
        assertThat(measure.of("0,180", "0,-180")).isEqualTo(1);
        assertThat(measure.of("91,0", "90,0")).isZero();
        assertThat(measure.of("25.0", "25.0,121.5")).isZero();
    }

    @Test
    void scales_notAboveZero_areRefused() {
        assertThatThrownBy(() -> DateProximity.ofScaleDays(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> NumberProximity.ofScale(Double.NaN))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> GeoProximity.ofScaleKilometres(-1))
                .hasMessageContaining("above 0");
    }
}
