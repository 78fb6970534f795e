package io.kinfold.matchers.model;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A place in a JSON text, which complains with its path. */
final class Cursor {
    private final JsonNode node;
    private final String path;

    Cursor(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Something wrong at a place; caught where the problems are gathered. */
    static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String path;

        Complaint(String path, String message) {
            super(message, null, false, false);
            this.path = path;
        }

        String path() {
            return path;
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    String path() {
        return path;
    }

    JsonNode node() {
        return node;
    }

    Complaint complaint(String message) {
        return new Complaint(path, message);
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    Cursor at(String key) {
        Cursor child = new Cursor(node.path(key), path.isEmpty() ? key : path + "." + key);
        if (child.node.isMissingNode() || child.node.isNull()) {
            throw child.complaint("is missing; add it");
        }
        return child;
    }

    List<Cursor> list(String key) {
        return at(key).items();
    }

    List<Cursor> items() {
        if (!node.isArray()) {
            throw complaint("must be a list, in [ ]");
        }
        List<Cursor> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Cursor(node.get(i), path + "[" + i + "]"));
        }
        return items;
    }

    /** Returns the keys of an object with what stands there, in their order. */
    List<Map.Entry<String, Cursor>> entries() {
        if (!node.isObject()) {
            throw complaint("must be an object, in { }");
        }
        List<Map.Entry<String, Cursor>> entries = new ArrayList<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            entries.add(Map.entry(name, new Cursor(node.get(name), path + "." + name)));
        }
        return entries;
    }

    String text(String key) {
        return at(key).text();
    }

    String text() {
        if (!node.isTextual()) {
            throw complaint("must be a text, in quotes");
        }
        return node.textValue();
    }

    double number(String key) {
        return at(key).number();
    }

    double number() {
        if (!node.isNumber()) {
            throw complaint("must be a number");
        }
        return node.doubleValue();
    }

    int integer(String key) {
        Cursor child = at(key);
        if (!child.node.canConvertToExactIntegral() || !child.node.canConvertToInt()) {
            throw child.complaint("must be a whole number");
        }
        return child.node.intValue();
    }

    boolean truth(String key) {
        Cursor child = at(key);
        if (!child.node.isBoolean()) {
            throw child.complaint("must be true or false");
        }
        return child.node.booleanValue();
    }

    <E extends Enum<E>> E one(String key, Class<E> type) {
        Cursor child = at(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(child.text())) {
                return constant;
            }
        }
        throw child.complaint("must be one of "
                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }
}
