package io.kinfold.segments.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * The type of an attribute, of an event's field, or of a function's parameter or result. Immutable.
 *
 * <p>In Java a value is, by type: Boolean, Long, BigDecimal with exactly the scale, Double, String (text and
 * enumeration), LocalDate, MonthDay, Instant of whole milliseconds, or a Set of String.
 */
public sealed interface ValueType {
    /** True or false. */
    record Bool() implements ValueType {}

    /** A whole number, from -2^62 to 2^62. */
    record Int() implements ValueType {}

    /**
     * A number with a fixed count of decimals, such as money. Its unscaled value is from -2^62 to 2^62.
     *
     * @param scale decimals, 0 to 9
     */
    record Decimal(int scale) implements ValueType {
        /**
         * Checks the scale.
         *
         * @param scale decimals, 0 to 9
         */
        public Decimal {
            if (scale < 0 || scale > 9) {
                throw new IllegalArgumentException(
                        "a decimal's scale must be from 0 to 9, but is " + scale);
            }
        }
    }

    /** A finite binary floating-point number. Not for money. */
    record Floating() implements ValueType {}

    /** A text. */
    record Text() implements ValueType {}

    /**
     * One of some values.
     *
     * @param values the known values; of an open one they are only known to be common
     * @param closed whether there are no others: a literal or a value outside is then an error
     */
    record Enumeration(List<String> values, boolean closed) implements ValueType {
        /**
         * Copies the list.
         *
         * @param values the known values
         * @param closed whether there are no others
         */
        public Enumeration {
            values = List.copyOf(new LinkedHashSet<>(values));
            if (closed && values.isEmpty()) {
                throw new IllegalArgumentException("a closed enumeration needs at least one value");
            }
        }
    }

    /** A calendar date, from year 1 to 9999. */
    record Date() implements ValueType {}

    /** A day that comes every year, such as a birthday. Read from a date or from {@code MM-dd}. */
    record Anniversary() implements ValueType {}

    /** An instant, to the millisecond, from year 1 to 9999. */
    record DateTime() implements ValueType {}

    /** A set of texts. */
    record TextSet() implements ValueType {}

    /**
     * Returns the word for it in messages and schema files.
     *
     * @return the name, such as {@code decimal(2)}
     */
    default String word() {
        if (this instanceof Decimal decimal) {
            return "decimal(" + decimal.scale() + ")";
        }
        if (this instanceof Floating) {
            return "double";
        }
        if (this instanceof TextSet) {
            return "set of texts";
        }
        if (this instanceof Enumeration) {
            return "enum";
        }
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns whether it is int, decimal or double.
     *
     * @return whether values are numbers
     */
    default boolean isNumber() {
        return this instanceof Int || this instanceof Decimal || this instanceof Floating;
    }

    /**
     * Returns whether it is text or enum.
     *
     * @return whether values are single texts
     */
    default boolean isText() {
        return this instanceof Text || this instanceof Enumeration;
    }

    /**
     * Returns whether it is date or datetime.
     *
     * @return whether values lie on the time line
     */
    default boolean isTime() {
        return this instanceof Date || this instanceof DateTime;
    }

    /**
     * Returns the type of true and false.
     *
     * @return the type
     */
    static ValueType bool() {
        return new Bool();
    }

    /**
     * Returns the type of whole numbers.
     *
     * @return the type
     */
    static ValueType integer() {
        return new Int();
    }

    /**
     * Returns the type of numbers with a fixed count of decimals.
     *
     * @param scale decimals, 0 to 9
     * @return the type
     */
    static ValueType decimal(int scale) {
        return new Decimal(scale);
    }

    /**
     * Returns the type of binary floating-point numbers.
     *
     * @return the type
     */
    static ValueType floating() {
        return new Floating();
    }

    /**
     * Returns the type of texts.
     *
     * @return the type
     */
    static ValueType text() {
        return new Text();
    }

    /**
     * Returns the type of exactly these values.
     *
     * @param values all values
     * @return the type
     */
    static ValueType oneOf(String... values) {
        return new Enumeration(List.of(values), true);
    }

    /**
     * Returns the type of these values and others that are not known yet.
     *
     * @param values the known values
     * @return the type
     */
    static ValueType openEnum(String... values) {
        return new Enumeration(List.of(values), false);
    }

    /**
     * Returns the type of calendar dates.
     *
     * @return the type
     */
    static ValueType date() {
        return new Date();
    }

    /**
     * Returns the type of days that come every year.
     *
     * @return the type
     */
    static ValueType anniversary() {
        return new Anniversary();
    }

    /**
     * Returns the type of instants.
     *
     * @return the type
     */
    static ValueType dateTime() {
        return new DateTime();
    }

    /**
     * Returns the type of sets of texts.
     *
     * @return the type
     */
    static ValueType textSet() {
        return new TextSet();
    }
}
