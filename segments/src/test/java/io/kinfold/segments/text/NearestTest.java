package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NearestTest {
    private static final List<String> KNOWN =
            List.of("purchase", "purchases_online", "view", "tier", "city", "會員等級");

    @ParameterizedTest
    @CsvSource({
        "purchsae,purchase",
        "PURCHASE,purchase",
        "purchse,purchase",
        "purchases_onlin,purchases_online",
        "veiw,view",
        "teir,tier",
        "會員等及,會員等級"
    })
    void of_aSlip_isTheKnownWord(String written, String meant) {
        assertThat(Nearest.of(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"xyz", "ti", "bought", "v", "pxrxhxsx"})
    void of_anotherWord_isNothing(String written) {
        assertThat(Nearest.of(written, KNOWN)).isEmpty();
    }

    @Test
    void of_longWord_isNotCompared() {
        assertThat(Nearest.of("a".repeat(65), List.of("a".repeat(65)))).isEmpty();
    }

    @Test
    void of_equallyNear_isTheOneOfItsLength() {
        assertThat(Nearest.of("dayz", List.of("day", "days", "a dayz"))).contains("days");
    }

    @Test
    void of_equallyNearAndLong_isTheFirst() {
        assertThat(Nearest.of("cita", List.of("citb", "citc"))).contains("citb");
    }
}
