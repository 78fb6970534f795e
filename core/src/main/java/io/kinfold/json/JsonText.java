package io.kinfold.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes maps, collections, texts, numbers and truth values as JSON. A half of a surrogate pair, which UTF-8 does not
 * have, and control characters become escapes, so that every text comes back as it was.
 */
public final class JsonText {
    private static final String STEP = "  ";
    private static final int MOST_PLACES = 64;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /**
     * Returns the JSON of a value on several lines: an object or array that holds others has a line for each member, one that
     * holds none is on one line.
     *
     * @param value maps with texts as keys, collections, texts, numbers but NaN and infinity, truth values
     */
    public static String indented(Object value) {
        JsonText json = new JsonText();
        json.write(value, "\n");
        return json.out.append('\n').toString();
    }

    /** Appends a text in quotes; in one piece what needs no escape. */
    public static void quote(StringBuilder out, String text) {
        out.append('"');
        int plain = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (isPair(text, i)) {
                i++;
                continue;
            }
            out.append(text, plain, i);
            escape(out, c);
            plain = i + 1;
        }
        out.append(text, plain, length).append('"');
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static void escape(StringBuilder out, char c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
            return;
        }
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX[(c >> shift) & 0xf]);
        }
    }

    private void write(Object value, String line) {
        if (value instanceof Map<?, ?> map) {
            list('{', '}', map.entrySet(), lines(map.values(), line), entry -> {
                quote(out, String.valueOf(entry.getKey()));
                out.append(": ");
                write(entry.getValue(), line + STEP);
            });
        } else if (value instanceof Collection<?> values) {
            list('[', ']', values, lines(values, line), one -> write(one, line + STEP));
        } else if (value instanceof BigDecimal number) {
            // One of very many places would be written out in full.
            boolean plain = Math.abs((long) number.scale()) <= MOST_PLACES;
            out.append(plain ? number.toPlainString() : number.toString());
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            quote(out, String.valueOf(value));
        }
    }

    /** Returns what begins a line, nothing where all values go on one. */
    private static String lines(Collection<?> values, String line) {
        return values.stream().anyMatch(JsonText::isNested) ? line : "";
    }

    private static boolean isNested(Object value) {
        return value instanceof Map || value instanceof Collection;
    }

    private <T> void list(
            char open, char close, Collection<T> items, String line, Consumer<T> write) {
        out.append(open);
        for (Iterator<T> left = items.iterator(); left.hasNext(); ) {
            out.append(line.isEmpty() ? "" : line + STEP);
            write.accept(left.next());
            out.append(!left.hasNext() ? "" : line.isEmpty() ? ", " : ",");
        }
        out.append(items.isEmpty() ? "" : line).append(close);
    }
}
