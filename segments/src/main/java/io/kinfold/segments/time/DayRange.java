package io.kinfold.segments.time;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * Calendar days between two bounds, both included; none where the first is later than the last.
 *
 * @param from the first, as epoch day
 * @param to the last, as epoch day
 */
public record DayRange(long from, long to) {
    /** Returns whether there is no day in it. */
    public boolean isEmpty() {
        return from > to;
    }

    /** Returns whether a day lies within. */
    public boolean contains(long day) {
        return day >= from && day <= to;
    }

    /**
     * Returns whether some day of the range is a month and day; 29 February is 28 February in years that do
     * not have it.
     */
    public boolean hasAnniversary(MonthDay day) {
        if (isEmpty()) {
            return false;
        }
        int last = LocalDate.ofEpochDay(to).getYear();
        for (int year = LocalDate.ofEpochDay(from).getYear(); year <= last; year++) {
            if (contains(day.atYear(year).toEpochDay())) {
                return true;
            }
        }
        return false;
    }
}
