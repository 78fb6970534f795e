package io.kinfold.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class JsonTextTest {
    @Test
    void indented_nestedValue_givesALineForEachMemberOfWhatHoldsOthers() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", List.of("x", 1, true));
        value.put("a", List.of(Map.of("n", new BigDecimal("1E+3"))));
        value.put("none", List.of());
        value.put("empty", Map.of());

        assertThat(JsonText.indented(value)).isEqualTo("""
                        {
                          "b": ["x", 1, true],
                          "a": [
                            {"n": 1000}
                          ],
                          "none": [],
                          "empty": {}
                        }
                        """);
    }

    @Test
    void indented_decimalOfABillionPlaces_keepsItsExponent() {
        assertThat(JsonText.indented(new BigDecimal("1E+1000000000"))).isEqualTo("1E+1000000000\n");
    }

    @Property(tries = 1_000)
    void indented_anyText_comesBackThroughUtf8(
            @ForAll @CharRange(from = '\u0000', to = '\uffff') String text) throws IOException {
        byte[] bytes = JsonText.indented(text).getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = new JsonFactory().createParser(bytes)) {
            parser.nextToken();
            assertThat(parser.getText()).isEqualTo(text);
        }
    }
}
