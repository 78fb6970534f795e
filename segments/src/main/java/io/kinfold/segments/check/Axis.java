package io.kinfold.segments.check;

import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Literals;
import io.kinfold.segments.typing.Reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lays the values of a type on a line of numbers. Texts have no order; each gets a number of its own. */
final class Axis {
    /** Longer lists are not looked into: joining points costs their count squared. */
    static final int MOST_POINTS = 200;

    private final Map<Object, BigDecimal> texts = new HashMap<>();

    /** Returns the number of a literal; nothing where it takes a context to know. */
    Optional<BigDecimal> place(Literal literal, ValueType type) {
        if (!(Literals.read(literal, type) instanceof Reading.Meant meant)) {
            return Optional.empty();
        }
        Object value = meant.value();
        if (value instanceof BigDecimal || value instanceof Double) {
            return Optional.of(new BigDecimal(value.toString()));
        }
        if (value instanceof Boolean truth) {
            return Optional.of(truth ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        if (value instanceof LocalDate date) {
            return Optional.of(BigDecimal.valueOf(date.toEpochDay()));
        }
        if (value instanceof Instant instant) {
            return Optional.of(BigDecimal.valueOf(instant.toEpochMilli()));
        }
        if (value instanceof MonthDay day) {
            return Optional.of(
                    BigDecimal.valueOf(day.getMonthValue() * 100L + day.getDayOfMonth()));
        }
        return value instanceof String text ? Optional.of(number(text)) : Optional.empty();
    }

    /** Whether a literal beside a datetime is an instant; else it is a day. */
    static boolean isInstant(Literal literal) {
        return Literals.read(literal, ValueType.dateTime()) instanceof Reading.Meant meant
                && meant.value() instanceof Instant;
    }

    /** Returns all that a term of the type may be. */
    Domain universe(ValueType type) {
        if (type instanceof ValueType.Bool) {
            return point(BigDecimal.ZERO).or(point(BigDecimal.ONE));
        }
        if (type instanceof ValueType.Enumeration known
                && known.closed()
                && known.values().size() <= MOST_POINTS) {
            Domain values = Domain.NONE;
            for (String value : known.values()) {
                values = values.or(point(number(value)));
            }
            return values;
        }
        return new Domain(Domain.ALL.cuts(), false);
    }

    /** Returns the values that a comparison accepts, missing aside. */
    Domain compared(Operator operator, BigDecimal bound, ValueType type) {
        BigDecimal floor = step(bound, type, RoundingMode.FLOOR);
        BigDecimal ceiling = step(bound, type, RoundingMode.CEILING);
        boolean exact = floor.compareTo(ceiling) == 0;
        boolean steps = stepwise(type);
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> exact ? point(bound) : Domain.NONE;
            case AT_MOST -> Domain.between(null, floor);
            case AT_LEAST -> Domain.between(ceiling, null);
            case LESS ->
                steps
                        ? Domain.between(null, exact ? bound.subtract(unit(type)) : floor)
                        : Domain.below(bound);
            case GREATER ->
                steps
                        ? Domain.between(exact ? bound.add(unit(type)) : ceiling, null)
                        : Domain.above(bound);
        };
    }

    static Domain point(BigDecimal at) {
        return Domain.between(at, at);
    }

    /** Returns a set of the type's values with each range ending on values, not between them. */
    static Domain onSteps(Domain domain, ValueType type) {
        return stepwise(type) ? domain.onSteps(unit(type)) : domain;
    }

    private BigDecimal number(String text) {
        return texts.computeIfAbsent(text, key -> BigDecimal.valueOf(texts.size()));
    }

    private static boolean stepwise(ValueType type) {
        return type instanceof ValueType.Int || type instanceof ValueType.Decimal || type.isTime();
    }

    private static BigDecimal unit(ValueType type) {
        return type instanceof ValueType.Decimal decimal
                ? BigDecimal.ONE.movePointLeft(decimal.scale())
                : BigDecimal.ONE;
    }

    private static BigDecimal step(BigDecimal bound, ValueType type, RoundingMode mode) {
        if (!stepwise(type)) {
            return bound;
        }
        return bound.setScale(type instanceof ValueType.Decimal d ? d.scale() : 0, mode);
    }
}
