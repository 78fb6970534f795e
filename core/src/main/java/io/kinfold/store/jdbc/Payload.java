package io.kinfold.store.jdbc;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.json.JsonText;

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
            JsonText.quote(out, attribute.getKey());
            out.append(":[");
            char within = 0;
            for (String value : attribute.getValue()) {
                within = separate(out, within);
                JsonText.quote(out, value);
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
        JsonText.quote(out, identifier.namespace());
        out.append(',');
        JsonText.quote(out, identifier.scope());
        out.append(',');
        JsonText.quote(out, identifier.value());
        out.append(identifier.verified() ? ",true]" : "]");
    }

    /**
     * Reads into a builder what {@link #write} wrote, or a person in its place.
     *
     * @throws IllegalArgumentException if it is not so
     */
    static void read(String payload, Fragment.Builder into) {
        JsonCursor json = new JsonCursor(payload);
        json.expect('{');
        if (!json.skip('}')) {
            do {
                readPart(json, into);
            } while (json.skip(','));
            json.expect('}');
        }
        json.expectEnd();
    }

    private static void readPart(JsonCursor json, Fragment.Builder into) {
        String part = json.string();
        json.expect(':');
        if (part.equals(IDENTIFIERS)) {
            readIdentifiers(json, into);
        } else if (part.equals(ATTRIBUTES)) {
            readAttributes(json, into);
        } else {
            throw new IllegalArgumentException("neither identifiers nor attributes");
        }
    }

    private static void readIdentifiers(JsonCursor json, Fragment.Builder into) {
        json.expect('[');
        if (json.skip(']')) {
            return;
        }
        do {
            json.expect('[');
            String namespace = json.string();
            json.expect(',');
            String scope = json.string();
            json.expect(',');
            String value = json.string();
            boolean verified = json.skip(',');
            if (verified) {
                json.expect("true");
            }
            json.expect(']');
            into.identifier(new Identifier(namespace, scope, value, verified));
        } while (json.skip(','));
        json.expect(']');
    }

    private static void readAttributes(JsonCursor json, Fragment.Builder into) {
        json.expect('{');
        if (json.skip('}')) {
            return;
        }
        do {
            String name = json.string();
            json.expect(':');
            json.expect('[');
            String first = json.string();
            if (json.skip(']')) {
                into.attribute(name, first);
            } else {
                into.attribute(name, more(json, first));
            }
        } while (json.skip(','));
        json.expect('}');
    }

    private static String[] more(JsonCursor json, String first) {
        List<String> values = new ArrayList<>();
        values.add(first);
        while (json.skip(',')) {
            values.add(json.string());
        }
        json.expect(']');
        return values.toArray(String[]::new);
    }
}
