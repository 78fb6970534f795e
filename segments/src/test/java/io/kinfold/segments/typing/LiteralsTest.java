package io.kinfold.segments.typing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.problem.SegmentException;
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

class LiteralsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00.123456Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void value_ofEachType_isItsJavaType() {
        assertThat(value(new Literal.Bool(true), ValueType.bool())).isEqualTo(true);
        assertThat(value(number("2.50"), ValueType.integer())).isEqualTo(new BigDecimal("2.5"));
        assertThat(value(number("0.005"), ValueType.decimal(2))).isEqualTo(new BigDecimal("0.005"));
        assertThat(value(number("0.1"), ValueType.floating())).isEqualTo(0.1);
        assertThat(value(Literal.of("a"), ValueType.text())).isEqualTo("a");
        assertThat(value(Literal.of("a"), ValueType.openEnum("b"))).isEqualTo("a");
        assertThat(value(Literal.of("a"), ValueType.textSet())).isEqualTo("a");
        assertThat(value(Literal.of("2024-02-29"), ValueType.date()))
                .isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(value(Literal.of("02-29"), ValueType.anniversary()))
                .isEqualTo(MonthDay.of(2, 29));
        assertThat(value(Literal.of("2026-01-31"), ValueType.dateTime()))
                .isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(value(new Literal.Today(), ValueType.date()))
                .isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(value(new Literal.Now(), ValueType.dateTime()))
                .isEqualTo(Instant.parse("2026-11-21T02:00:00.123Z"));
    }

    /** New York left 02:00 to 03:00 out on 8 March 2026, and had 01:00 to 02:00 twice on 1 November. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00,             2026-01-31T15:00:00Z",
        "2026-03-08T02:30,             2026-03-08T07:30:00Z",
        "2026-11-01T01:30,             2026-11-01T05:30:00Z",
        "2026-01-31T10:00+08:00,       2026-01-31T02:00:00Z",
        "2026-01-31T10:00-05:00,       2026-01-31T15:00:00Z",
        "2026-01-31T10:00:00.1239999Z, 2026-01-31T10:00:00.123Z",
        "0001-01-01T00:00Z,            0001-01-01T00:00:00Z"
    })
    void value_ofAnInstant_isReadInTheContextsZone(String text, Instant expected) {
        assertThat(value(Literal.of(text), ValueType.dateTime())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-29",
        "0000-01-01",
        "2026-1-31",
        "26-01-31",
        "2026-01-31T24:01",
        "2026-01-31T10",
        "2026-01-31T10:00+19:00",
        "2026-01-31T10:00:00.",
        "２０２６-01-31"
    })
    void read_ofWhatIsNoInstant_isAFault(String text) {
        assertThat(Literals.read(Literal.of(text), ValueType.dateTime()))
                .isInstanceOf(Reading.Fault.class);
    }

    @Test
    void value_ofParameters_takesEachJavaType() {
        assertThat(parameter(5, ValueType.integer())).isEqualTo(BigDecimal.valueOf(5));
        assertThat(parameter(5L, ValueType.floating())).isEqualTo(5.0);
        assertThat(parameter(0.1, ValueType.decimal(2))).isEqualTo(new BigDecimal("0.1"));
        assertThat(parameter(true, ValueType.bool())).isEqualTo(true);
        assertThat(parameter("x", ValueType.text())).isEqualTo("x");
        assertThat(parameter("05-31", ValueType.anniversary())).isEqualTo(MonthDay.of(5, 31));
        assertThat(parameter("2026-01-31", ValueType.date())).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(parameter(LocalDate.of(2026, 1, 31), ValueType.dateTime()))
                .isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(parameter(NOW, ValueType.dateTime()))
                .isEqualTo(Instant.parse("2026-11-21T02:00:00.123Z"));
    }

    @Test
    void values_ofAParameterForAList_areAllOfIt() {
        List<Literal> literals =
                List.of(Literal.of("a"), new Literal.Parameter("p"), Literal.of("b"));

        assertThat(Literals.values(literals, ValueType.text(), context(List.of("x", "y"))))
                .containsExactly("a", "x", "y", "b");
        assertThat(Literals.values(
                        List.of(new Literal.Parameter("p")), ValueType.text(), context(List.of())))
                .isEmpty();
        assertThatThrownBy(() -> Literals.values(
                        literals,
                        ValueType.text(),
                        context(java.util.Collections.nCopies(10_001, "x"))))
                .hasMessage("SEG-504 parameter :p has 10001 values; at most 10000 are allowed");
    }

    @Test
    void value_ofAWrongParameter_namesItAndNotItsValue() {
        assertThatThrownBy(() -> parameter("secret", ValueType.integer()))
                .isInstanceOf(SegmentException.class)
                .hasMessage("SEG-305 parameter :p must be a number, but a text was given");
        assertThatThrownBy(() -> parameter(List.of("secret"), ValueType.text()))
                .hasMessage(
                        "SEG-305 parameter :p must be a text in single quotes, but a list was given");
        assertThatThrownBy(() -> parameter(Double.NaN, ValueType.floating()))
                .isInstanceOf(SegmentException.class)
                .hasMessageContaining(":p must be a number");
        assertThatThrownBy(() -> value(new Literal.Parameter("q"), ValueType.text()))
                .hasMessage(
                        "SEG-304 parameter :q has no value; give it in the evaluation's parameters");
    }

    @Test
    void amount_ofAParameter_isCheckedAtEvaluation() {
        Period period = new Period(new Literal.Parameter("p"), Unit.YEARS);

        assertThat(Literals.amount(period, context(3))).isEqualTo(3);
        assertThatThrownBy(() -> Literals.amount(period, context(1001)))
                .hasMessage("SEG-307 parameter :p must be a whole number from 0 to 1000");
        assertThatThrownBy(() -> Literals.amount(period, context(-1)))
                .isInstanceOf(SegmentException.class);
        assertThatThrownBy(() -> Literals.amount(period, context(1.5)))
                .isInstanceOf(SegmentException.class);
        assertThat(Literals.count(new Literal.Parameter("p"), context(7))).isEqualTo(7);
        assertThat(Literals.percent(new Literal.Parameter("p"), context(12.5)))
                .isEqualTo(new BigDecimal("12.5"));
        assertThatThrownBy(() -> Literals.percent(new Literal.Parameter("p"), context(100.01)))
                .hasMessage("SEG-306 parameter :p must be a percentage, from 0 to 100");
    }

    @Test
    void argument_ofAFunction_hasExactlyTheJavaType() {
        assertThat(Literals.argument(number("3"), ValueType.integer(), context(0)))
                .isEqualTo(3L);
        assertThat(Literals.argument(number("3"), ValueType.decimal(2), context(0)))
                .isEqualTo(new BigDecimal("3.00"));
        assertThat(Literals.argument(Literal.of("2026-01-31"), ValueType.dateTime(), context(0)))
                .isEqualTo(Instant.parse("2026-01-31T05:00:00Z"));
        assertThatThrownBy(() -> Literals.argument(
                        new Literal.Parameter("p"), ValueType.integer(), context(1.5)))
                .isInstanceOf(SegmentException.class)
                .hasMessageContaining("more decimals");
    }

    private static Object value(Literal literal, ValueType type) {
        return Literals.value(literal, type, EvaluationContext.of(NOW, NEW_YORK));
    }

    private static Object parameter(Object given, ValueType type) {
        return Literals.value(new Literal.Parameter("p"), type, context(given));
    }

    private static EvaluationContext context(Object given) {
        return new EvaluationContext(NOW, NEW_YORK, Map.of("p", given));
    }

    private static Literal number(String text) {
        return new Literal.Numeric(new BigDecimal(text));
    }
}
