package io.kinfold.segments.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ValueReaderTest {
    private static final Map<String, ValueType> TYPES = Map.of(
            "bool", ValueType.bool(),
            "int", ValueType.integer(),
            "money", ValueType.decimal(2),
            "double", ValueType.floating(),
            "text", ValueType.text(),
            "tier", ValueType.oneOf("gold", "silver"),
            "date", ValueType.date(),
            "birthday", ValueType.anniversary(),
            "at", ValueType.dateTime(),
            "set", ValueType.textSet());

    private final ValueReader reader = new ValueReader(ZoneId.of("Asia/Taipei"));

    private Object read(String type, Object raw) {
        return reader.read(new AttributeDefinition(type, TYPES.get(type), false), raw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "bool | TRUE | true",
                "bool | 0 | false",
                "bool | maybe | BAD",
                "int | -12 | -12",
                "int | 12.00 | 12",
                "int | 12.5 | BAD",
                "int | 1e3 | BAD",
                "int | 4611686018427387904 | 4611686018427387904",
                "int | 4611686018427387905 | BAD",
                "int | 1_000 | BAD",
                "money | 2.5 | 2.50",
                "money | 2.500 | 2.50",
                "money | 2.505 | BAD",
                "money | 1e2 | BAD",
                "money | 46116860184273879.04 | 46116860184273879.04",
                "money | 46116860184273879.05 | BAD",
                "double | 1e3 | 1000.0",
                "double | -0.0 | 0.0",
                "double | 1e999 | BAD",
                "double | NaN | BAD",
                "double | Infinity | BAD",
                "double | 0x1p3 | BAD",
                "tier | gold | gold",
                "tier | Gold | BAD",
                "date | 2024-02-29 | 2024-02-29",
                "date | 2023-02-29 | BAD",
                "date | 0000-01-01 | BAD",
                "date | 2026-01-31T10:00 | BAD",
                "birthday | 02-29 | --02-29",
                "birthday | 1990-12-31 | --12-31",
                "birthday | 13-01 | BAD",
                "at | 2026-01-31T10:00:00+08:00 | 2026-01-31T02:00:00Z",
                "at | 2026-01-31 10:00:00Z | 2026-01-31T10:00:00Z",
                "at | 2026-01-31 10:00 | 2026-01-31T02:00:00Z",
                "at | 2026-01-31T10:00:00.1239Z | 2026-01-31T10:00:00.123Z",
                "at | 2026-01-31 | BAD",
                "at | +10000-01-01T00:00:00Z | BAD"
            })
    void read_text_isTheTypesValueOrBad(String type, String text, String expected) {
        Object read = read(type, text);
        assertThat(read == ValueReader.BAD ? "BAD" : String.valueOf(read)).isEqualTo(expected);
        assertThat(read(type, " " + text + " ") == ValueReader.BAD)
                .as("white space counts for texts only")
                .isEqualTo(expected.equals("BAD") || type.equals("tier"));
    }

    @Test
    void read_emptyText_isMissingUnlessItIsAText() {
        TYPES.keySet().forEach(type -> {
            Object read = read(type, "");
            if (type.equals("text")) {
                assertThat(read).isEqualTo("");
            } else if (type.equals("tier")) {
                assertThat(read).isSameAs(ValueReader.BAD);
            } else if (type.equals("set")) {
                assertThat(read).isEqualTo(Set.of(""));
            } else {
                assertThat(read).as(type).isNull();
            }
        });
        AttributeDefinition strict = new AttributeDefinition("tier", TYPES.get("tier"), true);
        assertThat(reader.read(strict, "")).isNull();
    }

    @Test
    void read_typedValues_areTakenOrBadByKind() {
        assertThat(read("int", 3)).isEqualTo(3L);
        assertThat(read("money", 3L)).isEqualTo(new BigDecimal("3.00"));
        assertThat(read("money", 0.1)).isEqualTo(new BigDecimal("0.10"));
        assertThat(read("money", 0.125)).isSameAs(ValueReader.BAD);
        assertThat(read("money", Double.NaN)).isSameAs(ValueReader.BAD);
        assertThat(read("money", new BigDecimal("1e999999999"))).isSameAs(ValueReader.BAD);
        assertThat(read("money", new BigDecimal("1e-999999999"))).isSameAs(ValueReader.BAD);
        assertThat(read("double", Float.POSITIVE_INFINITY)).isSameAs(ValueReader.BAD);
        assertThat(read("double", 2)).isEqualTo(2.0);
        assertThat(read("text", 2)).isSameAs(ValueReader.BAD);
        assertThat(read("date", LocalDate.EPOCH)).isEqualTo(LocalDate.EPOCH);
        assertThat(read("date", Instant.EPOCH)).isSameAs(ValueReader.BAD);
        assertThat(read("birthday", LocalDate.EPOCH)).isEqualTo(MonthDay.of(1, 1));
        assertThat(read("at", Instant.ofEpochSecond(0, 1_999_999)))
                .isEqualTo(Instant.ofEpochMilli(1));
        assertThat(read("at", Instant.MAX)).isSameAs(ValueReader.BAD);
        assertThat(read("at", Instant.MIN)).isSameAs(ValueReader.BAD);
        assertThat(read("set", List.of("a", "b", "a"))).isEqualTo(Set.of("a", "b"));
        assertThat(read("text", List.of("a", "b"))).isEqualTo("a");
        assertThat(read("text", List.of())).isNull();
    }

    @Test
    void read_veryLongNumber_isBadAtOnce() {
        assertThat(read("int", "9".repeat(1_000_000))).isSameAs(ValueReader.BAD);
        assertThat(read("double", "1e" + "9".repeat(60))).isSameAs(ValueReader.BAD);
    }

    @Test
    void read_localTimeWithoutZone_isBad() {
        AttributeDefinition at = new AttributeDefinition("at", ValueType.dateTime(), false);
        assertThat(new ValueReader(null).read(at, "2026-01-31T10:00")).isSameAs(ValueReader.BAD);
    }
}
