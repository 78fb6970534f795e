package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of events come back as they were. */
class FieldsTextTest {
    @Provide
    Arbitrary<Map<String, Object>> fields() {
        Arbitrary<String> texts =
                Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(8);
        Arbitrary<Object> values = Arbitraries.oneOf(
                texts.map(text -> (Object) text),
                Arbitraries.of(true, false).map(value -> (Object) value),
                Arbitraries.longs().map(value -> (Object) value),
                Arbitraries.doubles().map(value -> (Object) value),
                Arbitraries.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        -0.0,
                        Double.MIN_VALUE,
                        0.1f,
                        Float.NaN,
                        1.0e7),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(80).negate(), BigInteger.TEN.pow(80))
                        .flatMap(digits -> Arbitraries.integers()
                                .between(-100, 100)
                                .map(scale -> (Object) new BigDecimal(digits, scale))),
                Arbitraries.of(
                        new BigDecimal("0.00"),
                        BigDecimal.valueOf(1, Integer.MAX_VALUE),
                        BigDecimal.valueOf(1, Integer.MIN_VALUE),
                        LocalDate.MAX,
                        LocalDate.MIN,
                        LocalDate.of(2026, 1, 31),
                        MonthDay.of(2, 29),
                        Instant.MIN,
                        Instant.MAX,
                        Instant.parse("2026-01-31T10:00:00.123456789Z")),
                texts.list().ofMaxSize(3).map(list -> (Object) list));
        return Arbitraries.maps(texts, values).ofMaxSize(4);
    }

    @Property(tries = 2_000)
    void read_ofWhatWasWritten_isEqual(@ForAll("fields") Map<String, Object> fields)
            throws IOException {
        String text = FieldsText.write(fields);
        assertThat(FieldsText.read(text)).isEqualTo(fields);
        assertThat(text.chars())
                .as("no database fails to hold it")
                .noneMatch(c -> c < ' ')
                .satisfies(chars -> assertThat(new String(
                                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(text));
    }

    @Test
    void write_ofEachKind_isReadable() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("category", "shoes \"A\"");
        fields.put("amount", new BigDecimal("250.00"));
        fields.put("points", 25);
        fields.put("score", 0.5);
        fields.put("gift", true);
        fields.put("labels", List.of("a", "b"));
        fields.put("paid", LocalDate.of(2026, 1, 31));
        fields.put("birthday", MonthDay.of(2, 29));
        fields.put("at", Instant.EPOCH);
        fields.put("whole", new BigDecimal("7"));
        assertThat(FieldsText.write(fields))
                .isEqualTo(
                        "{\"category\":\"shoes \\\"A\\\"\",\"amount\":250.00,\"points\":25,\"score\":0.5E0,"
                                + "\"gift\":true,\"labels\":[\"a\",\"b\"],\"paid\":{\"date\":\"2026-01-31\"},"
                                + "\"birthday\":{\"day\":\"02-29\"},\"at\":{\"instant\":\"1970-01-01T00:00:00Z\"},"
                                + "\"whole\":{\"decimal\":\"7\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}{}",
                "{\"a\":null}",
                "{\"a\":{}}",
                "{\"a\":{\"date\":\"tomorrow\"}}",
                "{\"a\":{\"time\":\"x\"}}",
                "{\"a\":[1]}",
                "{\"a\":{\"date\":\"2026-01-31\",\"b\":1}}",
                "{\"a\":99999999999999999999}"
            })
    void read_ofAnythingElse_throws(String text) {
        assertThatThrownBy(() -> FieldsText.read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void read_ofTheLongestYear_isThatYear() throws IOException {
        assertThat(FieldsText.read("{\"a\":{\"date\":\"+999999999-12-31\"}}").get("a"))
                .isEqualTo(LocalDate.of(Year.MAX_VALUE, 12, 31));
    }
}
