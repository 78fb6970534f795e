package io.kinfold.segments.typing;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.problem.Position;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.problem.Severity;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a literal means beside a type, as of a context. Of a checked expression only parameters can be
 * wrong here; the exception names the parameter and never shows its value.
 */
public final class Literals {
    private Literals() {}

    /**
     * Returns what a literal means beside a type: Boolean; BigDecimal without trailing zeros for int and
     * decimal, of whatever scale the author wrote, so that it can be compared exactly; Double; String for
     * text and enum, and for one text of a set; LocalDate; MonthDay; for a datetime an Instant of whole
     * milliseconds or, where a whole day is meant, a LocalDate.
     *
     * @param literal the literal
     * @param type the type of the term beside it
     * @param context gives parameters, today, now and the zone of local times
     * @return the value
     * @throws SegmentException if a parameter is absent or does not fit the type
     */
    public static Object value(Literal literal, ValueType type, EvaluationContext context) {
        if (literal instanceof Literal.Parameter parameter) {
            Object given = given(parameter, context);
            if (given instanceof Collection) {
                throw wrong(parameter, Expectations.of(type), "a list");
            }
            return one(parameter, given, type, context);
        }
        return settled(literal, type, context);
    }

    /**
     * Returns what the literals of a list mean, in their order; a parameter may stand for several.
     *
     * @param literals the list
     * @param type the type of the term beside it
     * @param context gives parameters, today, now and the zone of local times
     * @return the values as {@link #value} returns them, repetitions kept; empty where a parameter's list is
     * @throws SegmentException if a parameter is absent or does not fit the type, or if there are more than
     *     {@value Reader#MOST_VALUES} values
     */
    public static List<Object> values(
            List<Literal> literals, ValueType type, EvaluationContext context) {
        List<Object> values = new ArrayList<>();
        for (Literal literal : literals) {
            if (literal instanceof Literal.Parameter parameter) {
                Object given = given(parameter, context);
                Collection<?> all = given instanceof Collection<?> list ? list : List.of(given);
                if (all.size() > Reader.MOST_VALUES) {
                    throw problem(
                            "SEG-504",
                            "parameter :" + parameter.name() + " has " + all.size()
                                    + " values; at most " + Reader.MOST_VALUES + " are allowed");
                }
                all.forEach(item -> values.add(one(parameter, item, type, context)));
            } else {
                values.add(settled(literal, type, context));
            }
        }
        return values;
    }

    /**
     * Returns a literal as an argument of a host's function, in exactly the Java type that
     * {@link ValueType} tells; a date beside a datetime is the first instant of its day.
     *
     * @param literal the literal
     * @param type the type of the function's parameter, no set
     * @param context gives parameters, today, now and the zone of local times
     * @return the argument
     * @throws SegmentException if a parameter is absent or does not fit the type
     */
    public static Object argument(Literal literal, ValueType type, EvaluationContext context) {
        Object value = value(literal, type, context);
        if (value instanceof BigDecimal number) {
            int scale = type instanceof ValueType.Decimal decimal ? decimal.scale() : 0;
            if (number.scale() > scale) {
                throw problem(
                        "SEG-303",
                        describe(literal) + " has more decimals than the argument, which is "
                                + type.word());
            }
            BigDecimal scaled = number.setScale(scale, RoundingMode.UNNECESSARY);
            return type instanceof ValueType.Int ? (Object) scaled.longValueExact() : scaled;
        }
        return type instanceof ValueType.DateTime && value instanceof LocalDate date
                ? date.atStartOfDay(context.zone()).toInstant()
                : value;
    }

    /**
     * Returns a whole number such as {@code 3} in {@code regularly 3 times}.
     *
     * @param literal a number or a parameter
     * @param context gives parameters
     * @return the number, 0 to 1,000,000
     * @throws SegmentException if a parameter is absent or no such number
     */
    public static int count(Literal literal, EvaluationContext context) {
        return (int) whole(literal, Reader.MOST_COUNT, context);
    }

    /**
     * Returns the amount of a period in its unit.
     *
     * @param period the period
     * @param context gives parameters
     * @return the amount, 0 or more and not above a thousand years
     * @throws SegmentException if a parameter is absent or no such number
     */
    public static long amount(Period period, EvaluationContext context) {
        return whole(period.amount(), Reader.longest(period.unit()), context);
    }

    /**
     * Returns a percentage.
     *
     * @param literal a number or a parameter
     * @param context gives parameters
     * @return the percentage, exact, 0 to 100
     * @throws SegmentException if a parameter is absent or no such number
     */
    public static BigDecimal percent(Literal literal, EvaluationContext context) {
        BigDecimal percent = (BigDecimal) value(literal, ValueType.decimal(9), context);
        if (percent.signum() < 0 || percent.compareTo(Reader.HUNDRED) > 0) {
            throw problem("SEG-306", describe(literal) + " must be a percentage, from 0 to 100");
        }
        return percent;
    }

    /**
     * Reads a literal without a context.
     *
     * @param literal the literal
     * @param type the type of the term beside it
     * @return what it means, or why it means nothing
     */
    public static Reading read(Literal literal, ValueType type) {
        return Reader.read(literal, type);
    }

    /**
     * Returns the largest amount that a period may have, about a thousand years.
     *
     * @param period the period
     * @return the largest amount in the period's unit
     */
    public static long longest(Period period) {
        return Reader.longest(period.unit());
    }

    private static long whole(Literal literal, long most, EvaluationContext context) {
        BigDecimal number = (BigDecimal) value(literal, ValueType.integer(), context);
        if (number.scale() > 0
                || number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw problem(
                    "SEG-307", describe(literal) + " must be a whole number from 0 to " + most);
        }
        return number.longValueExact();
    }

    private static Object given(Literal.Parameter parameter, EvaluationContext context) {
        @Nullable Object given = context.parameters().get(parameter.name());
        if (given == null) {
            throw problem(
                    "SEG-304",
                    "parameter :" + parameter.name()
                            + " has no value; give it in the evaluation's parameters");
        }
        return given;
    }

    private static Object one(
            Literal.Parameter parameter,
            @Nullable Object given,
            ValueType type,
            EvaluationContext context) {
        if (given instanceof LocalDate date && type.isTime()) {
            return date;
        }
        if (given instanceof Instant instant && type instanceof ValueType.DateTime) {
            return Instant.ofEpochMilli(instant.toEpochMilli());
        }
        @Nullable Literal literal = literal(given);
        if (literal == null || Reader.read(literal, type) instanceof Reading.Fault) {
            throw wrong(parameter, Expectations.of(type), Expectations.kind(given, type));
        }
        return settled(literal, type, context);
    }

    private static @Nullable Literal literal(@Nullable Object given) {
        if (given instanceof Boolean truth) {
            return new Literal.Bool(truth);
        }
        if (given instanceof String text) {
            return new Literal.Text(text);
        }
        if (given instanceof BigDecimal number) {
            return new Literal.Numeric(number);
        }
        if (given instanceof BigInteger number) {
            return new Literal.Numeric(new BigDecimal(number));
        }
        if (given instanceof Double || given instanceof Float) {
            double number = ((Number) given).doubleValue();
            return Double.isFinite(number)
                    ? new Literal.Numeric(new BigDecimal(given.toString()))
                    : null;
        }
        return given instanceof Number number ? Literal.of(number.longValue()) : null;
    }

    private static Object settled(Literal literal, ValueType type, EvaluationContext context) {
        Reading reading = Reader.read(literal, type);
        if (reading instanceof Reading.Fault fault) {
            throw problem(fault.code(), "the term beside it " + fault.message());
        }
        Object value = ((Reading.Meant) reading).value();
        if (value instanceof Literal.Today) {
            return context.today();
        }
        if (value instanceof Literal.Now) {
            return context.now();
        }
        return value instanceof LocalDateTime local
                ? local.atZone(context.zone()).toInstant()
                : value;
    }

    private static String describe(Literal literal) {
        return literal instanceof Literal.Parameter parameter
                ? "parameter :" + parameter.name()
                : Expectations.quoted(literal);
    }

    private static SegmentException wrong(
            Literal.Parameter parameter, String expected, String found) {
        return problem(
                "SEG-305",
                "parameter :" + parameter.name() + " must be " + expected + ", but " + found
                        + " was given");
    }

    private static SegmentException problem(String code, String message) {
        return new SegmentException(
                List.of(new SegmentProblem(code, Severity.ERROR, Position.NOWHERE, message, "")));
    }
}
