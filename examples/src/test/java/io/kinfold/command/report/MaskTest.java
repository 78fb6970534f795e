package io.kinfold.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "+886912345678, +8•••78",
        "amy@example.com, a•••@•••.com",
        "𝔸@example.com, 𝔸•••@•••.com",
        "a@b, a•b",
        "王小明, 王•明",
        "王明, 王•",
        "王, •",
        "'', •",
        "A000123, A0•••23",
        "12345, 1•••5"
    })
    void of_value_showsItsEndsOnly(String value, String masked) {
        assertThat(Mask.of(value)).isEqualTo(masked);
    }

    @Test
    void of_valuesOfARule_areMaskedOneByOne() {
        assertThat(Mask.of("王小明\u001F1990-05-17")).isEqualTo("王•明 + 19•••17");
    }
}
