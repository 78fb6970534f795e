package io.kinfold.segments.sql;

import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Range;
import io.kinfold.segments.schema.ValueType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Conditions on a value as SQL. What is returned is true exactly where the condition holds;
 * elsewhere it is false or, as SQL has it with missing values, null.
 */
final class ValueSql {
    private static final long LEAST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long GREATEST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long DAY = 86_400_000;
    private static final String NEVER = "FALSE";

    private final SqlDialect dialect;
    private final Quoting quoting;

    ValueSql(SqlDialect dialect, Quoting quoting) {
        this.dialect = dialect;
        this.quoting = quoting;
    }

    /** Returns the condition on an SQL expression of the type. */
    String of(ColumnCondition condition, String value, ValueType type) {
        if (condition instanceof ColumnCondition.Complement complement) {
            return complement(complement.of(), value, type);
        }
        if (condition instanceof ColumnCondition.Longs longs) {
            return longs(longs.ranges(), value, type);
        }
        if (condition instanceof ColumnCondition.Doubles doubles) {
            return any(doubles.ranges().stream()
                    .map(range -> between(range, value))
                    .toList());
        }
        if (condition instanceof ColumnCondition.OneOf oneOf) {
            return oneOf(oneOf.values(), value, type);
        }
        if (condition instanceof ColumnCondition.Contains contains) {
            return contains(contains, value, type);
        }
        if (condition instanceof ColumnCondition.StartsWith startsWith) {
            return "starts_with(" + value + ", " + quoting.text(startsWith.prefix()) + ")";
        }
        return present(value, type);
    }

    /** Returns the condition that there is a value. */
    String present(String value, ValueType type) {
        if (!(type instanceof ValueType.TextSet)) {
            return value + " IS NOT NULL";
        }
        String size = dialect == SqlDialect.POSTGRESQL ? "cardinality" : "len";
        return size + "(" + value + ") > 0";
    }

    private String complement(ColumnCondition positive, String value, ValueType type) {
        if (positive instanceof ColumnCondition.OneOf oneOf && oneOf.values().size() == 1) {
            Object other = oneOf.values().iterator().next();
            return value + " IS DISTINCT FROM " + literal(other);
        }
        return "(" + of(positive, value, type) + ") IS NOT TRUE";
    }

    private String longs(List<Range> ranges, String value, ValueType type) {
        List<String> points = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Range range : ranges) {
            if (range.low() == range.high() && isWithin(range.low(), type)) {
                points.add(literal(range.low(), type));
            } else {
                parts.add(between(range, value, type));
            }
        }
        if (points.size() == 1) {
            parts.add(0, value + " = " + points.get(0));
        } else if (!points.isEmpty()) {
            parts.add(0, value + " IN (" + String.join(", ", points) + ")");
        }
        return any(parts);
    }

    /** Returns the condition that a value lies in a range, which may reach beyond all values. */
    String between(Range range, String value, ValueType type) {
        boolean hasLow = range.low() > least(type);
        boolean hasHigh = range.high() < greatest(type);
        if (range.low() > range.high()
                || range.low() > greatest(type)
                || range.high() < least(type)) {
            return NEVER;
        }
        if (!hasLow && !hasHigh) {
            return value + " IS NOT NULL";
        }
        if (!hasHigh) {
            return least(range.low(), value, type);
        }
        if (!hasLow) {
            return greatest(range.high(), value, type);
        }
        boolean twice = endsASecond(range.high(), type) && !value.startsWith("(SELECT");
        return twice
                ? "(" + least(range.low(), value, type) + " AND "
                        + greatest(range.high(), value, type) + ")"
                : value + " BETWEEN " + literal(range.low(), type) + " AND "
                        + literal(range.high(), type);
    }

    // At least 1000.01 is more than 1000: the shorter of the two is what the author wrote.
    private static String least(long low, String value, ValueType type) {
        boolean shorter = decimals(low - 1, type) < decimals(low, type);
        return shorter
                ? value + " > " + literal(low - 1, type)
                : value + " >= " + literal(low, type);
    }

    // A day's end reads better as what it is before, and holds for finer instants too.
    private static String greatest(long high, String value, ValueType type) {
        boolean shorter = decimals(high + 1, type) < decimals(high, type);
        return shorter || endsASecond(high, type)
                ? value + " < " + literal(high + 1, type)
                : value + " <= " + literal(high, type);
    }

    private static boolean endsASecond(long high, ValueType type) {
        return type instanceof ValueType.DateTime && Math.floorMod(high, 1_000L) == 999;
    }

    private static int decimals(long value, ValueType type) {
        int scale = type instanceof ValueType.Decimal decimal ? decimal.scale() : 0;
        return Math.max(0, BigDecimal.valueOf(value, scale).stripTrailingZeros().scale());
    }

    private static boolean isWithin(long value, ValueType type) {
        return value >= least(type) && value <= greatest(type);
    }

    private static long least(ValueType type) {
        if (type instanceof ValueType.Date) {
            return LEAST_DAY;
        }
        return type instanceof ValueType.DateTime ? LEAST_DAY * DAY : LongColumn.LEAST;
    }

    private static long greatest(ValueType type) {
        if (type instanceof ValueType.Date) {
            return GREATEST_DAY;
        }
        return type instanceof ValueType.DateTime
                ? (GREATEST_DAY + 1) * DAY - 1
                : LongColumn.GREATEST;
    }

    private static String literal(long value, ValueType type) {
        if (type instanceof ValueType.Date) {
            return Quoting.date(value);
        }
        if (type instanceof ValueType.DateTime) {
            return Quoting.instant(value);
        }
        int scale = type instanceof ValueType.Decimal decimal ? decimal.scale() : 0;
        return BigDecimal.valueOf(value, scale).stripTrailingZeros().toPlainString();
    }

    private static String between(ColumnCondition.DoubleRange range, String value) {
        boolean hasLow = range.low() > -Double.MAX_VALUE;
        boolean hasHigh = range.high() < Double.MAX_VALUE;
        if (range.low() > range.high()) {
            return NEVER;
        }
        if (hasLow && hasHigh) {
            return range.low() == range.high()
                    ? value + " = " + literal(range.low())
                    : value + " BETWEEN " + literal(range.low()) + " AND " + literal(range.high());
        }
        if (hasLow) {
            double less = Math.nextDown(range.low());
            return isShorter(less, range.low())
                    ? value + " > " + literal(less)
                    : value + " >= " + literal(range.low());
        }
        double more = Math.nextUp(range.high());
        return !hasHigh
                ? value + " IS NOT NULL"
                : isShorter(more, range.high())
                        ? value + " < " + literal(more)
                        : value + " <= " + literal(range.high());
    }

    // Less than 2.5 is at most 2.4999999999999996: the shorter of the two is what the author wrote.
    private static boolean isShorter(double one, double other) {
        return Double.toString(one).length() < Double.toString(other).length();
    }

    private static String literal(double value) {
        return "CAST('" + value + "' AS DOUBLE PRECISION)";
    }

    private String oneOf(Set<Object> values, String value, ValueType type) {
        if (type instanceof ValueType.Anniversary) {
            return anniversaries(values, value);
        }
        if (values.isEmpty()) {
            return NEVER;
        }
        if (values.size() == 1) {
            Object only = values.iterator().next();
            return Boolean.TRUE.equals(only) ? value : value + " = " + literal(only);
        }
        String all = values.stream().map(this::literal).sorted().collect(Collectors.joining(", "));
        return value + " IN (" + all + ")";
    }

    private String literal(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? "TRUE" : "FALSE";
        }
        return quoting.text(value instanceof MonthDay day ? monthDay(day) : (String) value);
    }

    private static String monthDay(MonthDay day) {
        return day.toString().substring(2);
    }

    /** Days that follow one another become a range. */
    private String anniversaries(Set<Object> values, String value) {
        List<String> parts = new ArrayList<>();
        LocalDate leapYear = LocalDate.of(2000, 1, 1);
        int first = -1;
        for (int day = 0; day <= leapYear.lengthOfYear(); day++) {
            boolean accepted = day < leapYear.lengthOfYear()
                    && values.contains(MonthDay.from(leapYear.plusDays(day)));
            if (accepted && first < 0) {
                first = day;
            } else if (!accepted && first >= 0) {
                parts.add(run(leapYear.plusDays(first), leapYear.plusDays(day - 1), value));
                first = -1;
            }
        }
        return values.size() == leapYear.lengthOfYear() ? value + " IS NOT NULL" : any(parts);
    }

    private String run(LocalDate first, LocalDate last, String value) {
        String from = monthDay(MonthDay.from(first));
        String to = monthDay(MonthDay.from(last));
        return first.equals(last)
                ? value + " = '" + from + "'"
                : byBytes(value) + " BETWEEN '" + from + "' AND '" + to + "'";
    }

    /** Returns a text whose order is that of its bytes, whatever the database's collation is. */
    String byBytes(String text) {
        return dialect == SqlDialect.POSTGRESQL ? text + " COLLATE \"C\"" : text;
    }

    private String contains(ColumnCondition.Contains contains, String value, ValueType type) {
        if (contains.values().isEmpty()) {
            return NEVER;
        }
        if (type instanceof ValueType.TextSet) {
            return members(contains, value);
        }
        List<String> parts = contains.values().stream()
                .map(part -> "strpos(" + value + ", " + quoting.text(part) + ") > 0")
                .toList();
        return contains.all() ? "(" + String.join(" AND ", parts) + ")" : any(parts);
    }

    private String members(ColumnCondition.Contains contains, String value) {
        String array = quoting.array(contains.values());
        if (dialect == SqlDialect.POSTGRESQL) {
            return value + (contains.all() ? " @> " : " && ") + array;
        }
        return (contains.all() ? "list_has_all(" : "list_has_any(") + value + ", " + array + ")";
    }

    /** Returns the condition that one of some holds. */
    static String any(List<String> parts) {
        if (parts.isEmpty()) {
            return NEVER;
        }
        return parts.size() == 1 ? parts.get(0) : "(" + String.join(" OR ", parts) + ")";
    }
}
