package io.kinfold.segments.reference;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.ValueType;

import java.util.List;

/** Random conditions on a term of a type: every operator that the type allows. */
final class RandomConditions {
    private final Dice dice;
    private final Moments moments;
    private final Values values;

    RandomConditions(Dice dice, Moments moments, Values values) {
        this.dice = dice;
        this.moments = moments;
        this.values = values;
    }

    Expression on(Term term, ValueType type) {
        boolean isSet = dice.chance(8);
        if (isSet) {
            return new Expression.IsSet(term);
        }
        if (type instanceof ValueType.Bool) {
            return dice.chance(50) ? new Expression.IsTrue(term) : equal(term, type);
        }
        if (type instanceof ValueType.TextSet) {
            return contains(term, type);
        }
        if (type.isText()) {
            return onText(term, type);
        }
        return type instanceof ValueType.Anniversary
                ? onAnniversary(term, type)
                : onOrdered(term, type);
    }

    private Expression onText(Term term, ValueType type) {
        return switch (dice.below(7)) {
            case 0, 1 -> equal(term, type);
            case 2, 3 -> in(term, type);
            case 4 -> contains(term, type);
            default -> new Expression.StartsWith(term, values.literal(type));
        };
    }

    private Expression onAnniversary(Term term, ValueType type) {
        return switch (dice.below(4)) {
            case 0 -> equal(term, type);
            case 1 -> in(term, type);
            default -> new Expression.Within(term, window(moments.calendarUnit()));
        };
    }

    private Expression onOrdered(Term term, ValueType type) {
        int kind = dice.below(type.isTime() ? 10 : 7);
        if (kind == 0 && !(type instanceof ValueType.DateTime)) {
            return in(term, type);
        }
        if (kind <= 2) {
            return new Expression.Between(term, number(term, type), number(term, type));
        }
        if (kind <= 6) {
            return new Expression.Compare(term, dice.of(Operator.values()), number(term, type));
        }
        Unit unit = type instanceof ValueType.Date ? moments.calendarUnit() : moments.unit();
        return new Expression.Within(term, window(unit));
    }

    private Expression equal(Term term, ValueType type) {
        Operator operator = dice.of(Operator.EQUAL, Operator.NOT_EQUAL);
        return new Expression.Compare(term, operator, values.literal(type));
    }

    private Expression in(Term term, ValueType type) {
        return new Expression.In(term, values.literals(type));
    }

    private Expression contains(Term term, ValueType type) {
        return switch (dice.below(3)) {
            case 0 ->
                new Expression.Contains(
                        term, Expression.Quantity.ONE, List.of(values.literal(type)));
            case 1 -> new Expression.Contains(term, Expression.Quantity.ANY, values.literals(type));
            default ->
                new Expression.Contains(term, Expression.Quantity.ALL, values.literals(type));
        };
    }

    /**
     * Returns a literal of the size that counts and numbers of days have, or of the type's values.
     */
    private Literal number(Term term, ValueType type) {
        if (term instanceof Term.DaysSince) {
            return Literal.of(dice.of(-1L, 0L, 1L, 2L, 7L, 28L, 30L, 31L, 365L, 366L));
        }
        boolean counts = term instanceof Term.Aggregate aggregate
                && (aggregate.function() == AggregateFunction.COUNT
                        || aggregate.function() == AggregateFunction.DISTINCT);
        return counts ? values.smallNumber() : values.literal(type);
    }

    private Window window(Unit unit) {
        Period period = new Period(values.count(moments.amount(unit)), unit);
        return dice.chance(60) ? new Window.Last(period) : new Window.Next(period);
    }
}
