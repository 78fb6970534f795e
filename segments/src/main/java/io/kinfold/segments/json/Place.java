package io.kinfold.segments.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a JSON text.
 *
 * @param node what stands there; a missing node where nothing does
 * @param pointer its JSON pointer
 */
record Place(JsonNode node, String pointer) {
    Place at(String key) {
        return new Place(node.path(key), pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
    }

    boolean has(String key) {
        return node.has(key);
    }

    List<Place> items() {
        List<Place> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new Place(node.get(i), pointer + "/" + i));
        }
        return items;
    }

    /** Returns what stands here in words, never a long text of it. */
    String found() {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object { }";
            case ARRAY -> "a list of " + node.size();
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            default -> "nothing";
        };
    }
}
