package io.kinfold.segments.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import io.kinfold.json.JsonText;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
 * for one without places or of very many digits, {@code double} for what is no finite number, {@code float}.
 * Control characters and unpaired surrogates are escaped, as no database holds all of them.
 */
final class FieldsText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** A decimal of more digits is written as text, with an exponent if that is shorter. */
    private static final int MOST_DIGITS = 64;

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
            named(out, "decimal", decimal.toString());
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
     * @throws IOException if the text is no such object; its message may quote the text
     */
    static Map<String, Object> read(String text) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>(4);
        if (text.equals("{}")) {
            return fields;
        }
        try (JsonParser parser = JSON.createParser(text)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, parser);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                fields.put(name, value(parser));
            }
            expect(parser.currentToken() == JsonToken.END_OBJECT, parser);
            expect(parser.nextToken() == null, parser);
            return fields;
        } catch (DateTimeException | NumberFormatException e) {
            throw new IOException("a value of an event's field is none of its type", e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        switch (parser.nextToken()) {
            case VALUE_STRING:
                return parser.getText();
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            case VALUE_NUMBER_INT:
                return Long.parseLong(parser.getText());
            case VALUE_NUMBER_FLOAT:
                String number = parser.getText();
                boolean exponent = number.indexOf('E') >= 0 || number.indexOf('e') >= 0;
                return exponent ? (Object) Double.valueOf(number) : new BigDecimal(number);
            case START_ARRAY:
                return list(parser);
            case START_OBJECT:
                return named(parser);
            default:
                throw new JsonParseException(parser, "no value of a field of an event");
        }
    }

    private static List<String> list(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken() == JsonToken.VALUE_STRING, parser);
            texts.add(parser.getText());
        }
        return texts;
    }

    private static Object named(JsonParser parser) throws IOException {
        expect(parser.nextToken() == JsonToken.FIELD_NAME, parser);
        String name = parser.currentName();
        expect(parser.nextToken() == JsonToken.VALUE_STRING, parser);
        String text = parser.getText();
        expect(parser.nextToken() == JsonToken.END_OBJECT, parser);
        return switch (name) {
            case "date" -> LocalDate.parse(text);
            case "day" -> MonthDay.parse("--" + text);
            case "instant" -> Instant.parse(text);
            case "decimal" -> new BigDecimal(text);
            case "double" -> Double.valueOf(text);
            case "float" -> Float.valueOf(text);
            default -> throw new JsonParseException(parser, "no kind of value of a field");
        };
    }

    private static void expect(boolean holds, JsonParser parser) throws IOException {
        if (!holds) {
            throw new JsonParseException(parser, "not the fields of an event");
        }
    }
}
