package io.kinfold.segments.data;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Turns texts and Java values into the Java types of {@link ValueType}. Nothing is rounded: what does not fit
 * is bad. Safe for any thread.
 */
final class ValueReader {
    /** Stands for a value that is none of the type. */
    static final Object BAD = new Object();

    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(62);

    /** The longest text that may be a number; what is longer is none, and is not looked at. */
    private static final int LONGEST_NUMBER = 64;

    private final @Nullable ZoneId zone;

    /** Reads date-times without offset as of a zone; null for not at all. */
    ValueReader(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /** Returns the value, null for a missing one, or {@link #BAD}. */
    @Nullable
    Object read(AttributeDefinition definition, Object raw) {
        try {
            if (definition.type() instanceof ValueType.TextSet) {
                return set(definition, raw);
            }
            Object one = raw instanceof Collection<?> many
                    ? many.stream().findFirst().orElse(null)
                    : raw;
            if (one == null) {
                return null;
            }
            return one instanceof String text
                    ? text(definition, text)
                    : typed(definition.type(), one);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return BAD;
        }
    }

    private static @Nullable Object set(AttributeDefinition definition, Object raw) {
        Collection<?> many = raw instanceof Collection<?> texts ? texts : List.of(raw);
        Set<String> set = new LinkedHashSet<>();
        for (Object one : many) {
            if (!(one instanceof String text)) {
                return BAD;
            }
            if (!text.isEmpty() || !definition.emptyIsMissing()) {
                set.add(text);
            }
        }
        return set.isEmpty() ? null : Set.copyOf(set);
    }

    private @Nullable Object text(AttributeDefinition definition, String text) {
        ValueType type = definition.type();
        if (type.isText()) {
            if (text.isEmpty() && definition.emptyIsMissing()) {
                return null;
            }
            boolean known = !(type instanceof ValueType.Enumeration enumeration)
                    || !enumeration.closed()
                    || enumeration.values().contains(text);
            return known ? text : BAD;
        }
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        return stripped.length() > LONGEST_NUMBER ? BAD : parse(type, stripped);
    }

    private Object parse(ValueType type, String text) {
        if (type instanceof ValueType.Bool) {
            return bool(text);
        } else if (type instanceof ValueType.Int) {
            return whole(plain(text));
        } else if (type instanceof ValueType.Decimal decimal) {
            return decimal(plain(text), decimal.scale());
        } else if (type instanceof ValueType.Floating) {
            return finite(new BigDecimal(text).doubleValue());
        } else if (type instanceof ValueType.Date) {
            return date(LocalDate.parse(text));
        } else if (type instanceof ValueType.Anniversary) {
            return anniversary(text);
        }
        return instant(dateTime(text));
    }

    private static Object bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> BAD;
        };
    }

    /** Returns a number that is written without exponent: one with it may have billions of digits. */
    private static BigDecimal plain(String text) {
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new NumberFormatException();
        }
        return new BigDecimal(text);
    }

    private static Object whole(BigDecimal number) {
        BigInteger value = number.toBigIntegerExact();
        return value.abs().compareTo(MOST) > 0 ? BAD : (Object) value.longValueExact();
    }

    private static Object decimal(BigDecimal number, int scale) {
        BigDecimal scaled = number.setScale(scale);
        return scaled.unscaledValue().abs().compareTo(MOST) > 0 ? BAD : scaled;
    }

    /** Makes the two zeros one, so that equal numbers are equal values. */
    private static Object finite(double number) {
        return Double.isFinite(number) ? (Object) (number + 0.0) : BAD;
    }

    private static Object date(LocalDate date) {
        return date.getYear() < 1 || date.getYear() > 9999 ? BAD : date;
    }

    private static Object anniversary(String text) {
        boolean yearless = text.length() == 5 && text.charAt(2) == '-';
        return yearless ? MonthDay.parse("--" + text) : MonthDay.from(LocalDate.parse(text));
    }

    private Instant dateTime(String text) {
        boolean local = text.length() < 11 || !hasOffset(text.substring(11));
        if (!local) {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        }
        if (zone == null) {
            throw new DateTimeException("no offset");
        }
        return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
    }

    private static boolean hasOffset(String time) {
        return time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
    }

    /** Returns an instant to the millisecond, from year 1 to 9999. */
    static Object instant(Instant instant) {
        int year = instant.isBefore(Instant.MIN.plus(1, ChronoUnit.DAYS))
                        || instant.isAfter(Instant.MAX.minus(1, ChronoUnit.DAYS))
                ? 0
                : instant.atOffset(ZoneOffset.UTC).getYear();
        return year < 1 || year > 9999 ? BAD : instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Object typed(ValueType type, Object value) {
        if (type instanceof ValueType.Bool) {
            return value instanceof Boolean ? value : BAD;
        } else if (type instanceof ValueType.Date) {
            return value instanceof LocalDate date ? date(date) : BAD;
        } else if (type instanceof ValueType.DateTime) {
            return value instanceof Instant instant ? instant(instant) : BAD;
        } else if (type instanceof ValueType.Anniversary) {
            return value instanceof LocalDate date
                    ? MonthDay.from(date)
                    : value instanceof MonthDay ? value : BAD;
        }
        return type.isNumber() ? number(type, value) : BAD;
    }

    private static Object number(ValueType type, Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (type instanceof ValueType.Floating || !Double.isFinite(number)) {
                return finite(number);
            }
        }
        BigDecimal exact = exact(value);
        if (exact == null) {
            return BAD;
        }
        if (type instanceof ValueType.Decimal decimal) {
            return decimal(exact, decimal.scale());
        }
        return type instanceof ValueType.Int ? whole(exact) : finite(exact.doubleValue());
    }

    private static @Nullable BigDecimal exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.precision() - (long) decimal.scale() > LONGEST_NUMBER
                            || decimal.scale() > 1_000
                    ? null
                    : decimal;
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        boolean floating = value instanceof Double || value instanceof Float;
        return floating ? new BigDecimal(value.toString()) : null;
    }
}
