package io.kinfold.segments.expression;

import java.math.BigDecimal;

/**
 * A value that the segment's author wrote. What a text means (a string, a date, an instant) is decided by
 * the type of the term beside it. Immutable.
 */
public sealed interface Literal {
    /**
     * A number.
     *
     * @param value the number; numerically equal ones are equal literals
     */
    record Numeric(BigDecimal value) implements Literal {
        /**
         * Brings the number to the form without trailing zeros.
         *
         * @param value the number
         */
        public Numeric {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }
    }

    /**
     * A text in quotes.
     *
     * @param value the text, without quotes and escapes
     */
    record Text(String value) implements Literal {}

    /**
     * True or false.
     *
     * @param value which
     */
    record Bool(boolean value) implements Literal {}

    /** The context's local date. */
    record Today() implements Literal {}

    /** The context's instant. */
    record Now() implements Literal {}

    /**
     * A value that the caller gives with each evaluation, written {@code :name}. In place of a list it
     * may be a whole list.
     *
     * @param name the parameter's name, without the colon
     */
    record Parameter(String name) implements Literal {}

    /**
     * Returns the literal of a number.
     *
     * @param value the number
     * @return the literal
     */
    static Literal of(long value) {
        return new Numeric(BigDecimal.valueOf(value));
    }

    /**
     * Returns the literal of a text.
     *
     * @param value the text
     * @return the literal
     */
    static Literal of(String value) {
        return new Text(value);
    }
}
