package io.kinfold.segments.expression;

/**
 * A length of time, such as {@code 90 days}. Immutable.
 *
 * @param amount a whole number, zero or more, or a parameter
 * @param unit the unit
 */
public record Period(Literal amount, Unit unit) {
    /**
     * Returns a period of a fixed amount.
     *
     * @param amount the amount
     * @param unit the unit
     * @return the period
     */
    public static Period of(long amount, Unit unit) {
        return new Period(Literal.of(amount), unit);
    }
}
