package io.kinfold.command.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class ObservedTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-05-01, 2026-05-01T00:00:00Z",
        "2026-05-01T08:30, 2026-05-01T08:30:00Z",
        "2026-05-01 08:30:15, 2026-05-01T08:30:15Z",
        "2026-05-01T08:30:15.25Z, 2026-05-01T08:30:15.25Z",
        "2026-05-01T08:00:00+08:00, 2026-05-01T00:00:00Z",
        "2026-05-01 08:00:00-01:00, 2026-05-01T09:00:00Z",
        "' 2026-05-01 ', 2026-05-01T00:00:00Z"
    })
    void parse_iso_isAnInstantInUtc(String text, Instant instant) {
        assertThat(ObservedTime.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "01/05/2026",
                "2026-02-30",
                "2026-05-01T",
                "2026-05-01T25:00",
                "1746057600"
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(ObservedTime.parse(text)).isEmpty();
    }
}
