package io.kinfold.segments.predicate;

import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.Quantity;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.time.DayRange;
import io.kinfold.segments.time.Days;
import io.kinfold.segments.time.InstantRange;
import io.kinfold.segments.time.Instants;
import io.kinfold.segments.time.ZoneDays;
import io.kinfold.segments.typing.Literals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Resolves the leaves of a checked expression to conditions on the value of their term. */
public final class Conditions {
    // Days from 1970 that are beyond the years that a value may have.
    private static final long FAR = 4_000_000;

    private final ValueType type;
    private final EvaluationContext context;
    // Whether the leaf asks for the days since the term rather than for the term itself.
    private final boolean daysSince;

    private Conditions(ValueType type, EvaluationContext context, boolean daysSince) {
        this.type = type;
        this.context = context;
        this.daysSince = daysSince;
    }

    /**
     * Returns the condition that a leaf puts on its term or, where the term is {@code days_since},
     * on the term within that.
     *
     * @param leaf a comparison or the like, not a behaviour
     * @param type the type of the term, or of the term within {@code days_since}
     * @param context resolves literals and windows
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if the expression is no such leaf
     */
    public static ColumnCondition of(Expression leaf, ValueType type, EvaluationContext context) {
        return new Conditions(type, context, term(leaf) instanceof Term.DaysSince).of(leaf);
    }

    /**
     * Returns the term that a leaf puts its condition on.
     *
     * @throws IllegalArgumentException if the expression is no such leaf
     */
    public static Term term(Expression leaf) {
        if (leaf instanceof Expression.Compare compare) {
            return compare.term();
        }
        if (leaf instanceof Expression.In in) {
            return in.term();
        }
        if (leaf instanceof Expression.Between between) {
            return between.term();
        }
        if (leaf instanceof Expression.IsSet isSet) {
            return isSet.term();
        }
        if (leaf instanceof Expression.Within within) {
            return within.term();
        }
        if (leaf instanceof Expression.Contains contains) {
            return contains.term();
        }
        if (leaf instanceof Expression.StartsWith startsWith) {
            return startsWith.term();
        }
        if (leaf instanceof Expression.IsTrue isTrue) {
            return isTrue.term();
        }
        throw new IllegalArgumentException(
                leaf.getClass().getSimpleName() + " is no condition on the value of a term");
    }

    /** Returns the term within {@code days_since}, or the term itself. */
    public static Term inner(Term term) {
        return term instanceof Term.DaysSince since ? since.term() : term;
    }

    private ColumnCondition of(Expression leaf) {
        if (leaf instanceof Expression.Compare compare) {
            ColumnCondition positive = compare(compare);
            return compare.operator() == Operator.NOT_EQUAL
                    ? new ColumnCondition.Complement(positive)
                    : positive;
        }
        if (leaf instanceof Expression.In in) {
            return among(Literals.values(in.values(), asked(), context));
        }
        if (leaf instanceof Expression.Between between) {
            return between(
                    Literals.value(between.low(), asked(), context),
                    Literals.value(between.high(), asked(), context));
        }
        if (leaf instanceof Expression.IsSet) {
            return present();
        }
        if (leaf instanceof Expression.Within within) {
            return within(within);
        }
        if (leaf instanceof Expression.Contains contains) {
            List<String> values = Literals.values(contains.values(), type, context).stream()
                    .map(String.class::cast)
                    .toList();
            return new ColumnCondition.Contains(values, contains.quantity() == Quantity.ALL);
        }
        if (leaf instanceof Expression.StartsWith startsWith) {
            return new ColumnCondition.StartsWith(
                    (String) Literals.value(startsWith.prefix(), type, context));
        }
        return new ColumnCondition.OneOf(Set.of(true));
    }

    private ColumnCondition compare(Expression.Compare compare) {
        Object value = Literals.value(compare.value(), asked(), context);
        if (asked() instanceof ValueType.Floating) {
            return new ColumnCondition.Doubles(
                    List.of(compare(compare.operator(), (Double) value)));
        }
        if (isStoredAsLong()) {
            return longs(List.of(compare(compare.operator(), point(value))));
        }
        return new ColumnCondition.OneOf(Set.of(value));
    }

    private ColumnCondition among(List<Object> values) {
        if (asked() instanceof ValueType.Floating) {
            return new ColumnCondition.Doubles(values.stream()
                    .map(value -> compare(Operator.EQUAL, (Double) value))
                    .toList());
        }
        if (isStoredAsLong()) {
            return longs(values.stream().map(this::point).toList());
        }
        return new ColumnCondition.OneOf(new HashSet<>(values));
    }

    private ColumnCondition between(Object low, Object high) {
        if (asked() instanceof ValueType.Floating) {
            return new ColumnCondition.Doubles(
                    List.of(new ColumnCondition.DoubleRange((Double) low, (Double) high)));
        }
        return longs(List.of(new Range(point(low).low(), point(high).high())));
    }

    private ColumnCondition present() {
        if (type instanceof ValueType.Floating) {
            return new ColumnCondition.Doubles(List.of(new ColumnCondition.DoubleRange(
                    Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        }
        return isStoredAsLong()
                ? new ColumnCondition.Longs(List.of(Range.ALL))
                : new ColumnCondition.Present();
    }

    private ColumnCondition within(Expression.Within within) {
        if (type instanceof ValueType.DateTime) {
            InstantRange range = Instants.of(within.window(), context);
            return new ColumnCondition.Longs(List.of(new Range(range.from(), range.to())));
        }
        DayRange days = Days.of(within.window(), context);
        return type instanceof ValueType.Date
                ? new ColumnCondition.Longs(List.of(new Range(days.from(), days.to())))
                : new ColumnCondition.OneOf(anniversaries(days));
    }

    private static Set<Object> anniversaries(DayRange days) {
        Set<Object> found = new HashSet<>();
        LocalDate leapYear = LocalDate.of(2000, 1, 1);
        for (int day = 0; day < leapYear.lengthOfYear(); day++) {
            MonthDay candidate = MonthDay.from(leapYear.plusDays(day));
            if (days.hasAnniversary(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    private ValueType asked() {
        return daysSince ? ValueType.integer() : type;
    }

    private boolean isStoredAsLong() {
        return daysSince
                || type.isTime()
                || type instanceof ValueType.Int
                || type instanceof ValueType.Decimal;
    }

    private Range point(Object value) {
        if (value instanceof LocalDate date && asked() instanceof ValueType.DateTime) {
            ZoneDays days = ZoneDays.of(context.zone());
            return new Range(days.start(date.toEpochDay()), days.end(date.toEpochDay()));
        }
        if (value instanceof LocalDate date) {
            return new Range(date.toEpochDay(), date.toEpochDay());
        }
        if (value instanceof Instant instant) {
            return new Range(instant.toEpochMilli(), instant.toEpochMilli());
        }
        int scale = asked() instanceof ValueType.Decimal decimal ? decimal.scale() : 0;
        return Range.of(((BigDecimal) value).movePointRight(scale));
    }

    private static Range compare(Operator operator, Range point) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> point;
            case LESS -> new Range(LongColumn.LEAST, point.low() - 1);
            case AT_MOST -> new Range(LongColumn.LEAST, point.high());
            case GREATER -> new Range(point.high() + 1, LongColumn.GREATEST);
            case AT_LEAST -> new Range(point.low(), LongColumn.GREATEST);
        };
    }

    private static ColumnCondition.DoubleRange compare(Operator operator, double value) {
        double least = Double.NEGATIVE_INFINITY;
        double greatest = Double.POSITIVE_INFINITY;
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> new ColumnCondition.DoubleRange(value, value);
            case LESS -> new ColumnCondition.DoubleRange(least, Math.nextDown(value));
            case AT_MOST -> new ColumnCondition.DoubleRange(least, value);
            case GREATER -> new ColumnCondition.DoubleRange(Math.nextUp(value), greatest);
            case AT_LEAST -> new ColumnCondition.DoubleRange(value, greatest);
        };
    }

    // So many days ago or more is that day or an earlier one: the bounds change sides.
    private ColumnCondition longs(List<Range> ranges) {
        if (!daysSince) {
            return new ColumnCondition.Longs(ranges);
        }
        List<Range> result = new ArrayList<>();
        long today = context.today().toEpochDay();
        for (Range range : Range.joined(ranges)) {
            result.add(new Range(firstOf(today - range.high()), lastOf(today - range.low())));
        }
        return new ColumnCondition.Longs(result);
    }

    private long firstOf(long day) {
        return type instanceof ValueType.Date ? day : bounded(day, true);
    }

    private long lastOf(long day) {
        return type instanceof ValueType.Date ? day : bounded(day, false);
    }

    private long bounded(long day, boolean first) {
        if (Math.abs(day) > FAR) {
            return day < 0 ? LongColumn.LEAST : LongColumn.GREATEST;
        }
        ZoneDays days = ZoneDays.of(context.zone());
        return first ? days.start(day) : days.end(day);
    }
}
