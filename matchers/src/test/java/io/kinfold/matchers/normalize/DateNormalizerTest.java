package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateNormalizerTest {
    private final DateNormalizer dates = DateNormalizer.ofDefaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990-05-07",
                "1990/5/7",
                "1990.05.07",
                "19900507",
                "1990年5月7日",
                "１９９０／０５／０７",
                "1990-05-07T12:30:00Z",
                "1990-05-07 00:00:00",
                "民國79年5月7日",
                "民國 79/05/07",
                "民79.5.7"
            })
    void normalize_anyForm_isIso(String raw) {
        assertThat(dates.normalize(raw)).isEqualTo("1990-05-07");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "N/A",
                "5/7/1990",
                "07-05-1990",
                "79/5/7",
                "1990-13-01",
                "1990-02-30",
                "0000-01-01",
                "民國0年1月1日",
                "199005",
                "1990-05-07x"
            })
    void normalize_ambiguousOrNoDate_isEmpty(String raw) {
        assertThat(dates.normalize(raw)).isEmpty();
    }
}
