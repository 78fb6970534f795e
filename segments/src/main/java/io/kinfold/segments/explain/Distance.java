package io.kinfold.segments.explain;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Literals;
import io.kinfold.segments.typing.Types;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How much a number must grow to satisfy a comparison; negative for shrink, zero where it satisfies it. */
final class Distance {
    private final BigDecimal value;
    private final ValueType type;
    private final EvaluationContext context;

    private Distance(BigDecimal value, ValueType type, EvaluationContext context) {
        this.value = value;
        this.type = type;
        this.context = context;
    }

    /** Returns the distance of a leaf, empty where it compares no number, or the number is missing or a double. */
    static Optional<Number> of(
            Expression leaf, @Nullable Object value, Schema schema, EvaluationContext context) {
        BigDecimal number = number(value);
        if (number == null) {
            return Optional.empty();
        }
        if (leaf instanceof Expression.Compare compare) {
            ValueType type = Types.of(compare.term(), schema);
            return new Distance(number, type, context).of(compare);
        } else if (leaf instanceof Expression.Between between) {
            ValueType type = Types.of(between.term(), schema);
            return Optional.of(new Distance(number, type, context).of(between));
        }
        return Optional.empty();
    }

    /** Returns how much a value must grow to be at least another, empty where they are no numbers. */
    static Optional<Number> toReach(Object least, @Nullable Object value) {
        BigDecimal bound = number(least);
        BigDecimal number = number(value);
        return bound == null || number == null
                ? Optional.empty()
                : Optional.of(bound.subtract(number).max(BigDecimal.ZERO));
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        return value instanceof BigDecimal decimal ? decimal : null;
    }

    private Optional<Number> of(Expression.Compare compare) {
        BigDecimal bound = bound(compare.value());
        Operator operator = compare.operator();
        return switch (operator) {
            case AT_LEAST -> Optional.of(up(bound));
            case GREATER -> Optional.of(up(bound.add(step(bound))));
            case AT_MOST -> Optional.of(down(bound));
            case LESS -> Optional.of(down(bound.subtract(step(bound))));
            case EQUAL -> Optional.of(bound.subtract(value));
            case NOT_EQUAL -> Optional.empty();
        };
    }

    private Number of(Expression.Between between) {
        BigDecimal low = up(bound(between.low()));
        return low.signum() > 0 ? low : down(bound(between.high()));
    }

    private BigDecimal up(BigDecimal bound) {
        return bound.subtract(value).max(BigDecimal.ZERO).setScale(scale(), RoundingMode.CEILING);
    }

    private BigDecimal down(BigDecimal bound) {
        return bound.subtract(value).min(BigDecimal.ZERO).setScale(scale(), RoundingMode.FLOOR);
    }

    /** The least that a value of the type differs by; none where the bound is no value of the type. */
    private BigDecimal step(BigDecimal bound) {
        return bound.scale() > scale() ? BigDecimal.ZERO : BigDecimal.ONE.movePointLeft(scale());
    }

    private int scale() {
        return type instanceof ValueType.Decimal decimal ? decimal.scale() : 0;
    }

    private BigDecimal bound(Literal literal) {
        Object bound = Literals.value(literal, type, context);
        return bound instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }
}
