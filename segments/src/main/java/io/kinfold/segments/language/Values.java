package io.kinfold.segments.language;

import io.kinfold.segments.expression.Literal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Makes literals of Java values. */
final class Values {
    private Values() {}

    static List<Literal> literals(Object... values) {
        return Arrays.stream(values).map(Values::literal).toList();
    }

    static Literal literal(Object value) {
        if (value instanceof Literal literal) {
            return literal;
        } else if (value instanceof String text) {
            return new Literal.Text(text);
        } else if (value instanceof Boolean truth) {
            return new Literal.Bool(truth);
        } else if (value instanceof Number number) {
            return new Literal.Numeric(decimal(number));
        } else if (value instanceof LocalDate || value instanceof MonthDay) {
            return new Literal.Text(value.toString().replaceFirst("^--", ""));
        } else if (value instanceof Instant instant) {
            return new Literal.Text(instant.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        throw new IllegalArgumentException("a value of a segment is a String, Boolean, Number,"
                + " LocalDate, Instant, MonthDay or Literal, not a "
                + value.getClass().getName());
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        } else if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        } else if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException(
                        "a number of a segment must be finite, not " + number);
            }
            return new BigDecimal(number.toString());
        }
        return BigDecimal.valueOf(number.longValue());
    }
}
