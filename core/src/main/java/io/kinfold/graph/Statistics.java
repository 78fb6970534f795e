package io.kinfold.graph;

/**
 * The size of a graph at one moment. Immutable and safe for any thread.
 *
 * @param fragments how many fragments it holds
 * @param profiles how many profiles they make
 * @param keys how many different identifiers and exact-rule keys they hold, those that link
 * @param contested how many profiles share a component that a guard had to split
 * @param refused how many links a guard refused
 * @param topologyBytes about how much heap keys, links and components take, without the store's content
 */
public record Statistics(
        int fragments, int profiles, int keys, int contested, int refused, long topologyBytes) {}
