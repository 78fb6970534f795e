package io.kinfold.command.segmentation;

import io.kinfold.command.mapping.ObservedTime;
import io.kinfold.segments.schema.ValueType;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses the type of an attribute or a field from all its values: the first of bool, int, decimal, double, date,
 * datetime that every value is; else enum, where few texts stand again and again, or text. Where somebody
 * has several values it is a set. Not safe for several threads.
 */
final class ValueSurvey {
    /** A text of at most so many different values may be an enumeration. */
    private static final int MOST_DIFFERENT = 50;

    /** On average each value of an enumeration stands at least so often. */
    private static final long LEAST_REPEATED = 10;

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(?:\\.([0-9]+))?(?:[eE][+-]?[0-9]{1,3})?");
    private static final BigInteger GREATEST = BigInteger.TWO.pow(62);
    private static final int MOST_DIGITS = 19;
    private static final int MOST_DECIMALS = 9;
    private static final int DATE_LENGTH = 10;

    /** What single values can still be. */
    private boolean bool = true;

    private boolean whole = true;
    private boolean decimal = true;
    private boolean number = true;
    private boolean date = true;
    private boolean time = true;

    private final Map<String, Integer> different = new HashMap<>();
    private boolean several;
    private long count;
    private int scale;
    private BigInteger greatest = BigInteger.ZERO;

    /** Looks at the values that one profile or event has; blank ones are none. */
    void add(List<String> values) {
        long before = count;
        values.forEach(this::add);
        several |= count - before > 1;
    }

    private void add(String raw) {
        if (raw.isBlank()) {
            return;
        }
        count++;
        if (different.size() <= MOST_DIFFERENT) {
            different.merge(raw, 1, Integer::sum);
        }
        bool = bool && isBool(raw);
        if (number) {
            number(raw);
        }
        date = date && isDate(raw);
        time = time && raw.length() > DATE_LENGTH && ObservedTime.parse(raw).isPresent();
    }

    /** Returns whether there was a value. */
    boolean hasValues() {
        return count > 0;
    }

    /** Returns the type; text where there was no value. */
    ValueType type() {
        if (several) {
            return ValueType.textSet();
        } else if (count == 0) {
            return ValueType.text();
        } else if (bool) {
            return ValueType.bool();
        } else if (number) {
            return numeric();
        } else if (date) {
            return ValueType.date();
        } else if (time) {
            return ValueType.dateTime();
        }
        return different.size() <= MOST_DIFFERENT && count >= LEAST_REPEATED * different.size()
                ? ValueType.openEnum(different.keySet().stream().sorted().toArray(String[]::new))
                : ValueType.text();
    }

    private ValueType numeric() {
        if (whole) {
            return ValueType.integer();
        }
        boolean fits = greatest.multiply(BigInteger.TEN.pow(scale)).compareTo(GREATEST) <= 0;
        return decimal && fits ? ValueType.decimal(scale) : ValueType.floating();
    }

    /**
     * A number with zeros in front, or with more digits than any amount has, is a code: as a number it would
     * lose them.
     */
    private void number(String raw) {
        Matcher matcher = NUMBER.matcher(raw);
        number = matcher.matches() && matcher.group(1).length() <= MOST_DIGITS;
        if (!number) {
            return;
        }
        // One more, so that a fraction does not count.
        greatest = greatest.max(new BigInteger(matcher.group(1)).add(BigInteger.ONE));
        number = greatest.compareTo(GREATEST) <= 0;
        String fraction = matcher.group(2);
        boolean exponent = raw.indexOf('e') >= 0 || raw.indexOf('E') >= 0;
        int digits = fraction == null ? 0 : fraction.length();
        whole = whole && digits == 0 && !exponent;
        decimal = decimal && digits <= MOST_DECIMALS && !exponent;
        scale = Math.max(scale, Math.min(digits, MOST_DECIMALS));
    }

    private static boolean isBool(String raw) {
        String word = raw.toLowerCase(Locale.ROOT);
        return word.equals("true") || word.equals("false");
    }

    private static boolean isDate(String raw) {
        try {
            return raw.length() == DATE_LENGTH && LocalDate.parse(raw).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
