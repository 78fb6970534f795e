package io.kinfold.store.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A fragment's identifiers and attributes as one JSON object:
 *
 * <pre>{@code
 * {"identifiers":[["line","","U1"],["email","","a@b.example",true]],"attributes":{"name":["Lin"]}}
 * }</pre>
 *
 * An identifier is its namespace, scope and value, and {@code true} if it is verified. Control characters and
 * unpaired surrogates are escaped, as no database holds all of them; all other text stands as it is.
 */
final class Payload {
    private static final String IDENTIFIERS = "identifiers";
    private static final String ATTRIBUTES = "attributes";
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Payload() {}

    static String write(Fragment fragment) {
        StringBuilder out =
                new StringBuilder(160).append("{\"").append(IDENTIFIERS).append("\":[");
        char separator = 0;
        for (Identifier identifier : fragment.identifiers()) {
            separator = separate(out, separator);
            write(out, identifier);
        }
        out.append("],\"").append(ATTRIBUTES).append("\":{");
        separator = 0;
        for (Map.Entry<String, List<String>> attribute : fragment.attributes().entrySet()) {
            separator = separate(out, separator);
            writeText(out, attribute.getKey());
            out.append(":[");
            char within = 0;
            for (String value : attribute.getValue()) {
                within = separate(out, within);
                writeText(out, value);
            }
            out.append(']');
        }
        return out.append("}}").toString();
    }

    private static char separate(StringBuilder out, char separator) {
        if (separator != 0) {
            out.append(separator);
        }
        return ',';
    }

    private static void write(StringBuilder out, Identifier identifier) {
        out.append('[');
        writeText(out, identifier.namespace());
        out.append(',');
        writeText(out, identifier.scope());
        out.append(',');
        writeText(out, identifier.value());
        out.append(identifier.verified() ? ",true]" : "]");
    }

    /** Writes a JSON string, and in one piece what needs no escape. */
    static void writeText(StringBuilder out, String text) {
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

    /** Reads into a builder what {@link #write} wrote, or a person in its place. */
    static void read(String payload, Fragment.Builder into) throws IOException {
        try (JsonParser parser = JSON.createParser(payload)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, parser);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (field.equals(IDENTIFIERS)) {
                    readIdentifiers(parser, into);
                } else if (field.equals(ATTRIBUTES)) {
                    readAttributes(parser, into);
                } else {
                    throw new JsonParseException(parser, "neither identifiers nor attributes");
                }
            }
        }
    }

    private static void readIdentifiers(JsonParser parser, Fragment.Builder into)
            throws IOException {
        expect(parser.nextToken(), JsonToken.START_ARRAY, parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken(), JsonToken.START_ARRAY, parser);
            String namespace = text(parser);
            String scope = text(parser);
            String value = text(parser);
            boolean verified = parser.nextToken() == JsonToken.VALUE_TRUE;
            expect(
                    verified ? parser.nextToken() : parser.currentToken(),
                    JsonToken.END_ARRAY,
                    parser);
            into.identifier(new Identifier(namespace, scope, value, verified));
        }
    }

    private static void readAttributes(JsonParser parser, Fragment.Builder into)
            throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT, parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            expect(parser.nextToken(), JsonToken.START_ARRAY, parser);
            List<String> values = new ArrayList<>(1);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                expect(parser.currentToken(), JsonToken.VALUE_STRING, parser);
                values.add(parser.getText());
            }
            into.attribute(name, values.toArray(String[]::new));
        }
    }

    private static String text(JsonParser parser) throws IOException {
        expect(parser.nextToken(), JsonToken.VALUE_STRING, parser);
        return parser.getText();
    }

    private static void expect(JsonToken actual, JsonToken expected, JsonParser parser)
            throws IOException {
        if (actual != expected) {
            throw new JsonParseException(parser, "expected " + expected);
        }
    }
}
