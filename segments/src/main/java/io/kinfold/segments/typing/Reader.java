package io.kinfold.segments.typing;

import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Unit;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Reads a literal beside a type, as far as that goes without a context. */
final class Reader {
    /** How many values a list may have. */
    static final int MOST_VALUES = 10_000;

    /** The largest count, such as that of {@code regularly 3 times}. */
    static final long MOST_COUNT = 1_000_000;

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final int MOST_DIGITS = 40;
    private static final int LONGEST_SHOWN = 60;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9_]*([.][0-9]+)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:"
            + "[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final Pattern DAY_OF_YEAR = Pattern.compile("[0-9]{2}-[0-9]{2}");

    private Reader() {}

    static Reading read(Literal literal, ValueType type) {
        if (literal instanceof Literal.Parameter) {
            return new Reading.Meant(literal);
        }
        if (type.isNumber()) {
            return number(literal, type);
        }
        if (type instanceof ValueType.Bool) {
            return literal instanceof Literal.Bool bool
                    ? new Reading.Meant(bool.value())
                    : mismatch(literal, type, "");
        }
        if (type.isTime()) {
            return time(literal, type);
        }
        if (type instanceof ValueType.Anniversary) {
            return anniversary(literal, type);
        }
        return text(literal, type);
    }

    /** The largest amount in a unit: a thousand years, rounded up. */
    static long longest(Unit unit) {
        return switch (unit) {
            case MINUTES -> 527_040_000;
            case HOURS -> 8_784_000;
            case DAYS -> 366_000;
            case WEEKS -> 52_286;
            case MONTHS -> 12_000;
            case YEARS -> 1_000;
        };
    }

    static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "...";
    }

    /** Whether a number's plain form would be longer than anybody writes: it may come from JSON. */
    static boolean tooLong(BigDecimal number) {
        return number.scale() > MOST_DIGITS
                || (long) number.precision() - number.scale() > MOST_DIGITS;
    }

    private static Reading number(Literal literal, ValueType type) {
        if (literal instanceof Literal.Numeric numeric) {
            if (tooLong(numeric.value())) {
                return new Reading.Fault(
                        "SEG-303",
                        "needs a number of at most " + MOST_DIGITS
                                + " digits; no value is that large or that fine");
            }
            return new Reading.Meant(
                    type instanceof ValueType.Floating
                            ? (Object) numeric.value().doubleValue()
                            : numeric.value());
        }
        boolean quoted = literal instanceof Literal.Text text
                && NUMBER.matcher(text.value()).matches();
        return mismatch(literal, type, quoted ? "; write it without quotes" : "");
    }

    private static Reading text(Literal literal, ValueType type) {
        if (!(literal instanceof Literal.Text text)) {
            boolean open = !(type instanceof ValueType.Enumeration known && known.closed());
            boolean plain =
                    open && (literal instanceof Literal.Numeric || literal instanceof Literal.Bool);
            return mismatch(
                    literal, type, plain ? "; write '" + Expectations.quoted(literal) + "'" : "");
        }
        return new Reading.Meant(text.value());
    }

    private static Reading time(Literal literal, ValueType type) {
        boolean instants = type instanceof ValueType.DateTime;
        if (literal instanceof Literal.Today) {
            return new Reading.Meant(literal);
        }
        if (literal instanceof Literal.Now) {
            return instants ? new Reading.Meant(literal) : mismatch(literal, type, "; write today");
        }
        if (!(literal instanceof Literal.Text text)) {
            return mismatch(literal, type, "");
        }
        @Nullable Object read = moment(text.value());
        if (read == null) {
            return moment(literal, type, text.value());
        }
        return read instanceof LocalDate || instants
                ? new Reading.Meant(read)
                : mismatch(
                        literal,
                        type,
                        "; write '" + text.value().substring(0, text.value().indexOf('T')) + "'");
    }

    /** Returns a LocalDate, LocalDateTime or Instant, or null where the text is none. */
    private static @Nullable Object moment(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return inRange(LocalDate.parse(text));
            }
            if (!INSTANT.matcher(text).matches()) {
                return null;
            }
            boolean local =
                    !text.endsWith("Z") && text.lastIndexOf('-') <= 7 && text.indexOf('+') < 0;
            if (local) {
                LocalDateTime time = LocalDateTime.parse(text);
                return inRange(time.toLocalDate()) == null
                        ? null
                        : time.truncatedTo(ChronoUnit.MILLIS);
            }
            OffsetDateTime time = OffsetDateTime.parse(text);
            return inRange(time.toLocalDate()) == null
                    ? null
                    : Instant.ofEpochMilli(time.toInstant().toEpochMilli());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable LocalDate inRange(LocalDate date) {
        return date.getYear() >= 1 ? date : null;
    }

    private static Reading moment(Literal literal, ValueType type, String text) {
        boolean shaped = DATE.matcher(text).matches() || INSTANT.matcher(text).matches();
        if (shaped) {
            return new Reading.Fault(
                    "SEG-301",
                    "cannot be " + Expectations.quoted(literal)
                            + ", which the calendar does not have; check year, month, day and time");
        }
        return new Reading.Fault(
                "SEG-301",
                "needs " + Expectations.of(type) + ", but " + Expectations.quoted(literal)
                        + " is not written like one; write year-month-day, with T before a time");
    }

    private static Reading anniversary(Literal literal, ValueType type) {
        if (literal instanceof Literal.Today || literal instanceof Literal.Now) {
            return mismatch(literal, type, "; write in next 0 days for a day that is today");
        }
        if (!(literal instanceof Literal.Text text)) {
            return mismatch(literal, type, "");
        }
        if (DATE.matcher(text.value()).matches()) {
            return mismatch(
                    literal,
                    type,
                    " with a year; it comes every year, so write '"
                            + text.value().substring(5) + "'");
        }
        if (DAY_OF_YEAR.matcher(text.value()).matches()) {
            try {
                return new Reading.Meant(MonthDay.parse("--" + text.value()));
            } catch (DateTimeParseException e) {
                return new Reading.Fault(
                        "SEG-301",
                        "cannot be " + Expectations.quoted(literal)
                                + ", which the calendar does not have; write month-day");
            }
        }
        return mismatch(literal, type, "");
    }

    private static Reading mismatch(Literal literal, ValueType type, String mend) {
        return new Reading.Fault(
                "SEG-202", "needs " + Expectations.of(type) + ", but " + found(literal) + mend);
    }

    private static String found(Literal literal) {
        String shown = Expectations.quoted(literal);
        if (literal instanceof Literal.Numeric) {
            return shown + " is a number";
        }
        if (literal instanceof Literal.Text text) {
            boolean date = DATE.matcher(text.value()).matches();
            boolean instant = INSTANT.matcher(text.value()).matches();
            return shown + (date ? " is a date" : instant ? " is a date with time" : " is a text");
        }
        return literal instanceof Literal.Today
                ? "today is a date"
                : literal instanceof Literal.Now ? "now is a date with time" : "found " + shown;
    }
}
