package io.kinfold.matchers.similarity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/**
 * How near two dates are: {@code 1 - days / scale}, and 0 from {@code scale} days on. Dates are
 * written as ISO 8601 has them, 1990-05-07, which is what the date normalizer makes.
 *
 * <p>1 for the same date only. A value that is no such date is alike to its equals only. A linear
 * scale knows nothing of typing errors: that 1990-05-07 and 1990-07-05 differ by two swapped digits
 * is told by {@link DamerauLevenshtein}. Immutable.
 */
public final class DateProximity implements Similarity {
    private final double scaleDays;

    private DateProximity(double scaleDays) {
        this.scaleDays = scaleDays;
    }

    /**
     * Returns the measure for a scale.
     *
     * @param days from how many days on two dates have nothing in common; above 0
     * @return the measure
     * @throws IllegalArgumentException if the scale is not above 0
     */
    public static DateProximity ofScaleDays(long days) {
        if (days <= 0) {
            throw new IllegalArgumentException(
                    "scale of " + days + " days must be above 0; 365 forgives less than a year");
        }
        return new DateProximity((double) days);
    }

    /**
     * Returns how many days lie between two dates, in whichever order.
     *
     * @param a a date, as 1990-05-07
     * @param b another date
     * @return the days, 0 for the same date; empty where either value is no date
     */
    public static OptionalLong daysBetween(String a, String b) {
        OptionalLong left = epochDay(a);
        OptionalLong right = epochDay(b);
        return left.isPresent() && right.isPresent()
                ? OptionalLong.of(Math.abs(left.getAsLong() - right.getAsLong()))
                : OptionalLong.empty();
    }

    /**
     * Returns the day's number, counted from 1970-01-01.
     *
     * @param date a date, as 1990-05-07
     * @return the number; empty where the value is no date
     */
    public static OptionalLong epochDay(String date) {
        if (date.length() < 10 || date.length() > 16) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(LocalDate.parse(date).toEpochDay());
        } catch (DateTimeParseException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        OptionalLong days = daysBetween(a, b);
        return days.isEmpty() ? 0 : Scales.linear((double) days.getAsLong(), scaleDays);
    }
}
