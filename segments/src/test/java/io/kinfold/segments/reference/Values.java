package io.kinfold.segments.reference;

import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.schema.ValueType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Values of each type and literals beside them, from pools so small that a literal often hits a
 * value. Numbers of type double are sums of powers of two, so that their sum does not depend on the
 * order.
 */
final class Values {
    /** Texts that quoting, collations, patterns, normalization and UTF-16 get wrong. */
    static final List<String> TEXTS = List.of(
            "a",
            "a",
            "A",
            "ab",
            "abc",
            "b",
            "",
            " ",
            " a",
            "a ",
            "O'Hara",
            "''",
            "\"q\"",
            "%",
            "a%b",
            "_",
            "\\",
            "\\n",
            "a\nb",
            "\t",
            "--",
            "/*",
            "$1",
            ":p",
            "{x}",
            "台北",
            "臺北",
            "é",
            "e\u0301",
            "\uFF5E",
            "\uD83D\uDE00",
            "ﬀ",
            "SS",
            "ß",
            "0",
            "true",
            "2024-02-29",
            "null");

    private static final List<String> TAGS = List.of("vip", "staff", "O'Hara", "台北", "contacted");

    private final Dice dice;
    private final Moments moments;
    private final Map<String, Object> parameters = new HashMap<>();

    Values(Dice dice, Moments moments) {
        this.dice = dice;
        this.moments = moments;
    }

    /** Returns the values of the parameters that literals so far have named. */
    Map<String, Object> parameters() {
        return parameters;
    }

    String tag() {
        return dice.of(TAGS);
    }

    /** Returns a value in the Java type of the value type. */
    Object value(ValueType type) {
        if (type instanceof ValueType.Bool) {
            return dice.chance(50);
        }
        if (type instanceof ValueType.Int) {
            return whole();
        }
        if (type instanceof ValueType.Decimal decimal) {
            return BigDecimal.valueOf(whole(), decimal.scale());
        }
        if (type instanceof ValueType.Floating) {
            return dice.of(-2.5, 0.0, 0.125, 1.0, 1.5, 3.0, 100.0, 1048576.5);
        }
        if (type instanceof ValueType.Text) {
            return dice.of(TEXTS);
        }
        if (type instanceof ValueType.Enumeration enumeration) {
            boolean known = enumeration.closed() || dice.chance(70);
            return known ? dice.of(enumeration.values()) : dice.of("a", "A", "O'Hara");
        }
        if (type instanceof ValueType.TextSet) {
            return new TreeSet<>(List.of(dice.of(TEXTS), dice.of(TEXTS), dice.of("a", "b", "vip")));
        }
        return time(type);
    }

    private Object time(ValueType type) {
        if (type instanceof ValueType.Date) {
            return moments.date();
        }
        if (type instanceof ValueType.Anniversary) {
            return dice.chance(15) ? MonthDay.of(2, 29) : MonthDay.from(moments.date());
        }
        return moments.instant();
    }

    private long whole() {
        return dice.chance(3)
                ? dice.of(1L << 40, -(1L << 40), 123_456_789_012L)
                : dice.of(-1L, 0L, 0L, 1L, 1L, 2L, 3L, 5L, 10L, 50L, 100L, 250L);
    }

    /** Returns a literal beside a term of the type, now and then a parameter. */
    Literal literal(ValueType type) {
        if (type instanceof ValueType.TextSet) {
            return literal(ValueType.text());
        }
        Object value = value(type);
        return dice.chance(6) ? parameter(value) : written(value, type);
    }

    /** Returns a literal of a number that a count or another aggregate might be. */
    Literal smallNumber() {
        return Literal.of(dice.of(0L, 1L, 1L, 2L, 2L, 3L, 4L));
    }

    /** Returns literals for a list, now and then one parameter for all. */
    List<Literal> literals(ValueType type) {
        if (dice.chance(6)) {
            ValueType element = type instanceof ValueType.TextSet ? ValueType.text() : type;
            return List.of(parameter(List.of(value(element), value(element))));
        }
        return java.util.stream.IntStream.rangeClosed(0, dice.below(3))
                .mapToObj(i -> literal(type))
                .distinct()
                .toList();
    }

    /** Returns a bound of a window. */
    Literal instantOrDay() {
        return literal(ValueType.dateTime());
    }

    /** Returns a whole number, now and then as a parameter. */
    Literal count(long value) {
        return dice.chance(6) ? parameter(value) : Literal.of(value);
    }

    private Literal parameter(Object value) {
        String name = "p" + (parameters.size() + 1);
        parameters.put(name, given(value));
        return new Literal.Parameter(name);
    }

    private static Object given(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Values::given).toList();
        }
        return value instanceof MonthDay day ? monthDay(day) : value;
    }

    private Literal written(Object value, ValueType type) {
        if (value instanceof Boolean bool) {
            return new Literal.Bool(bool);
        }
        if (value instanceof Number number) {
            return number(number, type);
        }
        if (value instanceof LocalDate day) {
            return day.equals(moments.today()) && dice.chance(50)
                    ? new Literal.Today()
                    : Literal.of(day.toString());
        }
        if (value instanceof MonthDay day) {
            return Literal.of(monthDay(day));
        }
        return value instanceof Instant at ? instant(at) : Literal.of((String) value);
    }

    private Literal number(Number value, ValueType type) {
        BigDecimal exact = new BigDecimal(value.toString());
        boolean finer = !(type instanceof ValueType.Floating) && dice.chance(10);
        return new Literal.Numeric(finer ? exact.add(new BigDecimal("0.00000000005")) : exact);
    }

    private Literal instant(Instant at) {
        return switch (dice.below(5)) {
            case 0 -> at.equals(moments.now()) ? new Literal.Now() : Literal.of(at.toString());
            case 1 -> Literal.of(local(at));
            case 2 ->
                Literal.of(at.atOffset(ZoneOffset.ofHoursMinutes(5, 30))
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            case 3 -> new Literal.Today();
            default -> Literal.of(at.atZone(moments.zone()).toLocalDate().toString());
        };
    }

    private String local(Instant at) {
        return at.atZone(moments.zone())
                .toLocalDateTime()
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static String monthDay(MonthDay day) {
        return String.format("%02d-%02d", day.getMonthValue(), day.getDayOfMonth());
    }
}
