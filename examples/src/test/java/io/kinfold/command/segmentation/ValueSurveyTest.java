package io.kinfold.command.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;

class ValueSurveyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true false TRUE | bool",
                "true yes | text",
                "1 -20 300 | int",
                "1 02 | text",
                "0 -0 | int",
                "4611686018427387903 | int",
                "4611686018427387905 | text",
                "12345678901234567890123 | text",
                "1 2.5 3.25 | decimal(2)",
                "0.1234567890 | double",
                "1e5 2 | double",
                "4000000000000000000.5 | double",
                "1.5 x | text",
                "2026-01-31 2026-02-28 | date",
                "2026-01-31 2026-02-30 | text",
                "2026-01-31 31/01/2026 | text",
                "2026-01-31T10:00:00Z 2026-01-31T10:00+08:00 | datetime",
                "2026-01-31T10:00 2026-01-31T10:00:00.123Z | datetime",
                "Taipei Tainan | text",
            })
    void type_byContent_isTheNarrowestThatHoldsEveryValue(String values, String type) {
        ValueSurvey survey = new ValueSurvey();

        for (String value : values.split(" ")) {
            survey.add(List.of(value));
        }

        assertThat(survey.type().word()).isEqualTo(type);
    }

    @Test
    void type_fewTextsAgainAndAgain_isAnOpenEnumOfThem() {
        ValueSurvey survey = new ValueSurvey();
        Collections.nCopies(10, List.of("gold")).forEach(survey::add);
        Collections.nCopies(10, List.of("basic")).forEach(survey::add);

        assertThat(survey.type()).isEqualTo(ValueType.openEnum("basic", "gold"));
    }

    @Test
    void type_manyDifferentTexts_isText() {
        ValueSurvey survey = new ValueSurvey();
        for (int i = 0; i < 51; i++) {
            Collections.nCopies(20, List.of("v" + i)).forEach(survey::add);
        }

        assertThat(survey.type()).isEqualTo(ValueType.text());
    }

    @Test
    void type_someoneHasSeveral_isASet() {
        ValueSurvey survey = new ValueSurvey();
        survey.add(List.of("1"));
        survey.add(List.of("1", "2"));

        assertThat(survey.type()).isEqualTo(ValueType.textSet());
    }

    @Test
    void type_blanksOnly_isTextWithoutValues() {
        ValueSurvey survey = new ValueSurvey();
        survey.add(List.of("", " "));

        assertThat(survey.hasValues()).isFalse();
        assertThat(survey.type()).isEqualTo(ValueType.text());
    }
}
