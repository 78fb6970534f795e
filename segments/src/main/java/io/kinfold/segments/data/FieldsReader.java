package io.kinfold.segments.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link FieldsText} writes, with any white space between. Millions of events are read when a log is replayed; and
 * Jackson refuses names of fields with an escaped unpaired surrogate, which it takes in values.
 */
final class FieldsReader {
    private final String text;
    private int at;

    private FieldsReader(String text) {
        this.text = text;
    }

    static Map<String, Object> read(String text) throws IOException {
        FieldsReader reader = new FieldsReader(text);
        try {
            Map<String, Object> fields = reader.fields();
            reader.skip();
            if (reader.at != text.length()) {
                throw new IOException("something follows the object");
            }
            return fields;
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new IOException("no object of an event's fields", e);
        }
    }

    private Map<String, Object> fields() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>(4);
        expect('{');
        if (next() == '}') {
            at++;
            return fields;
        }
        char separator = ',';
        while (separator == ',') {
            String name = string();
            expect(':');
            fields.put(name, value());
            separator = next();
            at++;
        }
        require(separator == '}');
        return fields;
    }

    private Object value() throws IOException {
        char first = next();
        return switch (first) {
            case '"' -> string();
            case '[' -> list();
            case '{' -> named();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Object word(String word, boolean value) throws IOException {
        require(text.startsWith(word, at));
        at += word.length();
        return value;
    }

    private Object number() {
        int from = at;
        boolean point = false;
        boolean exponent = false;
        while (at < text.length() && isOfNumber(text.charAt(at))) {
            char c = text.charAt(at++);
            point |= c == '.';
            exponent |= c == 'E' || c == 'e';
        }
        String number = text.substring(from, at);
        if (exponent) {
            return Double.valueOf(number);
        }
        return point ? (Object) new BigDecimal(number) : Long.valueOf(number);
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'E' || c == 'e';
    }

    private List<String> list() throws IOException {
        List<String> texts = new ArrayList<>();
        expect('[');
        if (next() == ']') {
            at++;
            return texts;
        }
        char separator = ',';
        while (separator == ',') {
            texts.add(string());
            separator = next();
            at++;
        }
        require(separator == ']');
        return texts;
    }

    private Object named() throws IOException {
        expect('{');
        String name = string();
        expect(':');
        String value = string();
        expect('}');
        return switch (name) {
            case "date" -> LocalDate.parse(value);
            case "day" -> MonthDay.parse("--" + value);
            case "instant" -> Instant.parse(value);
            case "decimal" -> new BigDecimal(value);
            case "unscaled" -> unscaled(value);
            case "double" -> Double.valueOf(value);
            case "float" -> Float.valueOf(value);
            default -> throw new IOException("no kind of value of a field");
        };
    }

    private static BigDecimal unscaled(String value) {
        int slash = value.indexOf('/');
        return new BigDecimal(
                new BigInteger(value.substring(0, slash)),
                Integer.parseInt(value.substring(slash + 1)));
    }

    private String string() throws IOException {
        expect('"');
        int end = text.indexOf('"', at);
        require(end >= 0);
        int escape = text.indexOf('\\', at);
        if (escape < 0 || escape > end) {
            String plain = text.substring(at, end);
            at = end + 1;
            return plain;
        }
        StringBuilder out = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() throws IOException {
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> throw new IOException("no escape of JSON's");
        };
    }

    private void expect(char expected) throws IOException {
        require(next() == expected);
        at++;
    }

    /** Returns the next character that is no white space, and stays before it. */
    private char next() {
        skip();
        return text.charAt(at);
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("no object of an event's fields");
        }
    }
}
