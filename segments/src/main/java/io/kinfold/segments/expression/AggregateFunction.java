package io.kinfold.segments.expression;

import java.util.Locale;

/** What an aggregate makes of a profile's events. Events in which the field is missing are skipped. */
public enum AggregateFunction {
    /** How many events; with a field, how many that have it. Zero of nothing. */
    COUNT,
    /** The exact sum of a number; zero of nothing. */
    SUM,
    /** The mean of a number; missing of nothing. */
    AVG,
    /** The least number, date or instant; missing of nothing. */
    MIN,
    /** The greatest number, date or instant; missing of nothing. */
    MAX,
    /** How many different values; zero of nothing. */
    DISTINCT,
    /**
     * The instant of the first event or, with a field, its value in the first event that has it; of
     * events at one instant the least value. Missing of nothing.
     */
    FIRST,
    /**
     * The instant of the last event or, with a field, its value in the last event that has it; of
     * events at one instant the least value. Missing of nothing.
     */
    LAST;

    /**
     * Returns the word for it in the language.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
