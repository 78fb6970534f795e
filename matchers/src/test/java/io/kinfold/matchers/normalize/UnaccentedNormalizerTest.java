package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnaccentedNormalizerTest {
    @ParameterizedTest
    @CsvSource({
        "Müller, muller",
        "'  Ｍüller ', muller",
        "STRASSE, strasse",
        "Straße, strasse",
        "Ærøskøbing, aeroskobing",
        "Łódź, lodz",
        "Nguyễn, nguyen",
        "Đặng, dang",
        "Þór, thor",
        "王小明, 王小明",
        "が, か"
    })
    void normalize_accents_areDropped(String raw, String expected) {
        assertThat(UnaccentedNormalizer.ofDefaults().normalize(raw)).isEqualTo(expected);
    }
}
