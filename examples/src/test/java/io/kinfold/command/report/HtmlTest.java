package io.kinfold.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc",
        "abcd, 3, ab…",
        "王小明, 6, 王小明",
        "王小明, 5, 王小…",
        "a王小明, 4, a王…",
        "🌸🌸, 3, 🌸…",
        "'', 3, ''"
    })
    void cut_text_countsEastAsianCharactersTwice(String raw, int most, String cut) {
        assertThat(Html.cut(raw, most)).isEqualTo(cut);
    }
}
