package io.kinfold.segments.reference;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.schema.ValueType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What literals mean beside a term of a type. */
final class Literals {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;

    private final EvaluationContext context;

    Literals(EvaluationContext context) {
        this.context = context;
    }

    /** Returns a whole number. */
    long count(Literal literal) {
        return number(literal).longValueExact();
    }

    /** Returns a number. */
    BigDecimal number(Literal literal) {
        return (BigDecimal) value(literal, ValueType.decimal(0));
    }

    /** Returns the bound of a window: an Instant, or a LocalDate. */
    Object instantOrDay(Literal literal) {
        return value(literal, ValueType.dateTime());
    }

    /** Returns the values of a list; a parameter may stand for several. */
    List<Object> values(List<Literal> literals, ValueType type) {
        List<Object> values = new ArrayList<>();
        for (Literal literal : literals) {
            Object written = written(literal);
            Collection<?> all = written instanceof Collection<?> list ? list : List.of(written);
            all.forEach(each -> values.add(typed(each, type)));
        }
        return values;
    }

    /**
     * Returns the value: BigDecimal beside an int or a decimal, LocalDate or Instant beside a
     * datetime, else the type's own Java type.
     */
    Object value(Literal literal, ValueType type) {
        return typed(written(literal), type);
    }

    private Object written(Literal literal) {
        if (literal instanceof Literal.Numeric numeric) {
            return numeric.value();
        }
        if (literal instanceof Literal.Text text) {
            return text.value();
        }
        if (literal instanceof Literal.Bool bool) {
            return bool.value();
        }
        if (literal instanceof Literal.Today) {
            return context.today();
        }
        if (literal instanceof Literal.Now) {
            return context.now();
        }
        return context.parameters().get(((Literal.Parameter) literal).name());
    }

    private Object typed(Object written, ValueType type) {
        if (written instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return type instanceof ValueType.Floating ? exact.doubleValue() : exact;
        }
        if (written instanceof String text
                && !type.isText()
                && !(type instanceof ValueType.TextSet)) {
            return parsed(text, type);
        }
        return written;
    }

    private Object parsed(String text, ValueType type) {
        if (type instanceof ValueType.Date) {
            return LocalDate.parse(text, DATE);
        }
        if (type instanceof ValueType.Anniversary) {
            return MonthDay.parse("--" + text);
        }
        if (!text.contains("T")) {
            return LocalDate.parse(text, DATE);
        }
        boolean hasOffset = text.endsWith("Z") || text.substring(11).matches(".*[+-].*");
        Instant at = hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(context.zone()).toInstant();
        return at;
    }
}
