package io.kinfold.benchmarks.durable;

import io.kinfold.graph.IdentityGraph;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the parts of a graph say that they take. The library does not show them, so they are read by reflection: on the
 * class path only.
 */
final class HeapParts {
    private HeapParts() {}

    /** Returns the bytes of each part, by a name for people. */
    static Map<String, Long> of(IdentityGraph graph) throws ReflectiveOperationException {
        Map<String, Long> parts = new LinkedHashMap<>();
        Object engine = field(field(graph, "writing"), "engine");
        Object components = field(engine, "components");
        Object topology = field(components, "topology");
        put(parts, "keys: hash tables", topology, "keys", "slots");
        put(parts, "keys: anchors and bytes", topology, "keys", "arena");
        put(parts, "links", topology, "lists");
        put(parts, "links: where they begin", topology, "refs");
        put(parts, "components", topology, "forest");
        put(parts, "fragment ids", components, "fragments", "ids");
        put(parts, "fragment ids: which", components, "fragments", "entries");
        put(parts, "times: first", components, "fragments", "first");
        put(parts, "times: observed", components, "fragments", "observed");
        put(parts, "guards", components, "summaries");
        put(parts, "generic keys", components, "active", "generic");
        put(parts, "expiry", engine, "expiries");
        return parts;
    }

    private static void put(Map<String, Long> parts, String name, Object from, String... path)
            throws ReflectiveOperationException {
        Object part = from;
        for (String step : path) {
            part = field(part, step);
        }
        try {
            Method heapBytes = part.getClass().getDeclaredMethod("heapBytes");
            heapBytes.setAccessible(true);
            parts.put(name, (Long) heapBytes.invoke(part));
        } catch (NoSuchMethodException e) {
            parts.put(name, -1L);
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
