package io.kinfold.segments.typing;

import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.stream.Collectors;

/** Words for what a type wants and for what was found in its place. */
public final class Expectations {
    private static final int MOST_LISTED = 12;

    private Expectations() {}

    /**
     * Returns what a literal beside the type must be.
     *
     * @param type the type
     * @return words such as "a number" or "a date such as '2026-01-31'"
     */
    public static String of(ValueType type) {
        if (type.isNumber()) {
            return "a number";
        }
        if (type instanceof ValueType.Bool) {
            return "true or false";
        }
        if (type instanceof ValueType.Date) {
            return "a date such as '2026-01-31'";
        }
        if (type instanceof ValueType.DateTime) {
            return "a date such as '2026-01-31' or an instant such as '2026-01-31T10:00+08:00'";
        }
        if (type instanceof ValueType.Anniversary) {
            return "a month and day such as '05-31'";
        }
        return type instanceof ValueType.Enumeration closed && closed.closed()
                ? "one of " + listed(closed.values())
                : "a text in single quotes";
    }

    /**
     * Returns names in quotes, the first dozen of them.
     *
     * @param names the names, of the schema's or of the segment's author, never of customers
     * @return the list in words
     */
    public static String listed(Collection<String> names) {
        return names.stream()
                        .limit(MOST_LISTED)
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(", "))
                + (names.size() > MOST_LISTED
                        ? " and " + (names.size() - MOST_LISTED) + " more"
                        : "");
    }

    /**
     * Returns a literal as its author wrote it, shortened.
     *
     * @param literal the literal
     * @return the literal
     */
    public static String quoted(Literal literal) {
        if (literal instanceof Literal.Numeric numeric) {
            return Reader.tooLong(numeric.value())
                    ? "the number"
                    : numeric.value().toPlainString();
        }
        if (literal instanceof Literal.Text text) {
            return "'" + Reader.shortened(text.value()).replace("'", "''") + "'";
        }
        if (literal instanceof Literal.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (literal instanceof Literal.Parameter parameter) {
            return ":" + parameter.name();
        }
        return literal instanceof Literal.Today ? "today" : "now";
    }

    /** Returns in words what was given for a parameter where the type was wanted, never the value. */
    static String kind(@Nullable Object given, ValueType wanted) {
        if (given instanceof Number) {
            return wanted.isNumber() ? "one that is not finite or too long" : "a number";
        }
        if (given instanceof String) {
            return wanted.isNumber() || wanted instanceof ValueType.Bool
                    ? "a text"
                    : "a text that is none";
        }
        if (given instanceof Boolean) {
            return "true or false";
        }
        return given == null ? "nothing" : "a " + given.getClass().getSimpleName();
    }
}
