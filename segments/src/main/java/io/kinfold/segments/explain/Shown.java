package io.kinfold.segments.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Values as an explanation shows them: as a segment's author would write them. */
final class Shown {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmXXX", Locale.ROOT);
    private static final DateTimeFormatter MONTH_DAY =
            DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private Shown() {}

    /** Returns a value: texts in single quotes, sets in parentheses, instants in the zone. */
    static String value(Object value, ZoneId zone) {
        if (value instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        } else if (value instanceof Collection<?> set) {
            return set.stream()
                    .map(String::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .map(text -> value(text, zone))
                    .collect(Collectors.joining(", ", "(", ")"));
        }
        return plain(value, zone);
    }

    /** Returns a value without quotes. */
    static String plain(Object value, ZoneId zone) {
        if (value instanceof Instant instant) {
            return instant(instant, zone);
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value instanceof MonthDay day ? MONTH_DAY.format(day) : String.valueOf(value);
    }

    /** Returns an instant in a zone, with no more digits than it needs. */
    static String instant(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        return local.truncatedTo(ChronoUnit.MINUTES).isEqual(local)
                ? MINUTES.format(local)
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
    }

    /** Returns a number with its sign. */
    static String signed(Number number, ZoneId zone) {
        String plain = plain(number, zone);
        return plain.startsWith("-") ? plain : "+" + plain;
    }
}
