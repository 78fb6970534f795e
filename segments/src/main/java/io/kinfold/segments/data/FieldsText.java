package io.kinfold.segments.data;

import io.kinfold.json.JsonText;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Map;

/**
 * The fields of an event as one JSON object, from which they come back in the same Java types, but an Integer as a Long:
 *
 * <pre>{@code
 * {"category":"shoes","amount":250.00,"points":25,"score":0.5E0,"gift":true,"labels":["a","b"],"paid":{"date":"2026-01-31"}}
 * }</pre>
 *
 * A number without a point is whole, one with a point is a decimal with as many places, and one with an exponent a double.
 * What JSON has no word for is an object with one member: {@code date}, {@code day} (01-31), {@code instant}, {@code decimal}
 * for one without places or of very many digits, {@code unscaled} (digits, a slash, places) for one farther still, {@code
 * double} for what is no finite number, {@code float}.
 * Control characters and unpaired surrogates are escaped, as no database holds all of them.
 */
final class FieldsText {
    /** A decimal of more digits is written as text, with an exponent if that is shorter. */
    private static final int MOST_DIGITS = 64;

    /** A decimal of more places, or zeros, may have an exponent that Java writes and does not read. */
    private static final long FARTHEST = 1_000_000_000;

    private FieldsText() {}

    static String write(Map<String, Object> fields) {
        if (fields.isEmpty()) {
            return "{}";
        }
        StringBuilder out = new StringBuilder(64);
        char separator = '{';
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            out.append(separator);
            JsonText.quote(out, field.getKey());
            out.append(':');
            value(out, field.getValue());
            separator = ',';
        }
        return out.append('}').toString();
    }

    private static void value(StringBuilder out, Object value) {
        if (value instanceof String text) {
            JsonText.quote(out, text);
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else if (value instanceof BigDecimal decimal) {
            decimal(out, decimal);
        } else if (value instanceof Double number) {
            number(out, number);
        } else if (value instanceof Collection<?> texts) {
            list(out, texts);
        } else if (value instanceof MonthDay day) {
            named(out, "day", day.toString().substring(2));
        } else {
            String name = value instanceof LocalDate
                    ? "date"
                    : value instanceof Instant ? "instant" : "float";
            named(out, name, value.toString());
        }
    }

    private static void decimal(StringBuilder out, BigDecimal decimal) {
        boolean plain = decimal.scale() > 0
                && decimal.scale() <= MOST_DIGITS
                && decimal.precision() <= MOST_DIGITS;
        if (plain) {
            out.append(decimal.toPlainString());
        } else {
            boolean near = Math.abs((long) decimal.scale()) < FARTHEST;
            named(
                    out,
                    near ? "decimal" : "unscaled",
                    near ? decimal.toString() : decimal.unscaledValue() + "/" + decimal.scale());
        }
    }

    private static void number(StringBuilder out, double number) {
        String text = Double.toString(number);
        if (!Double.isFinite(number)) {
            named(out, "double", text);
        } else {
            out.append(text).append(text.indexOf('E') < 0 ? "E0" : "");
        }
    }

    private static void list(StringBuilder out, Collection<?> texts) {
        out.append('[');
        String separator = "";
        for (Object text : texts) {
            out.append(separator);
            JsonText.quote(out, (String) text);
            separator = ",";
        }
        out.append(']');
    }

    private static void named(StringBuilder out, String name, String value) {
        out.append("{\"").append(name).append("\":");
        JsonText.quote(out, value);
        out.append('}');
    }

    /**
     * Returns the fields that {@link #write} wrote, or a person in its place.
     *
     * @throws IOException if the text is no such object
     */
    static Map<String, Object> read(String text) throws IOException {
        return FieldsReader.read(text);
    }
}
