package io.kinfold.segments.problem;

import java.util.IdentityHashMap;

/** Where each node of a syntax tree stands in its source. By identity: equal nodes may stand twice. */
public final class Positions {
    private final IdentityHashMap<Object, Position> places = new IdentityHashMap<>();

    /** Creates an empty table. */
    public Positions() {}

    /**
     * Notes where a node stands.
     *
     * @param node the node
     * @param position its place
     * @param <T> the node's type
     * @return the node
     */
    public <T> T put(T node, Position position) {
        places.put(node, position);
        return node;
    }

    /**
     * Returns where a node stands.
     *
     * @param node the node
     * @return its place; {@link Position#NOWHERE} where it was not noted
     */
    public Position of(Object node) {
        return places.getOrDefault(node, Position.NOWHERE);
    }
}
