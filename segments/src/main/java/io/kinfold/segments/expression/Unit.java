package io.kinfold.segments.expression;

import java.util.Locale;

/**
 * A unit of a period. Days, weeks, months and years are those of the calendar in the context's time
 * zone; hours and minutes are of fixed length.
 */
public enum Unit {
    /** 60 seconds. */
    MINUTES,
    /** 60 minutes. */
    HOURS,
    /** Calendar days. */
    DAYS,
    /** Seven calendar days. */
    WEEKS,
    /** Calendar months; a day that the month does not have is its last. */
    MONTHS,
    /** Calendar years; 29 February is 28 February in years that do not have it. */
    YEARS;

    /**
     * Returns whether the unit is of the calendar, that is days or longer.
     *
     * @return false for hours and minutes
     */
    public boolean isCalendar() {
        return this != MINUTES && this != HOURS;
    }

    /**
     * Returns the word for it in the language.
     *
     * @return the plural in lower case, such as {@code days}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
