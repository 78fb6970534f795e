package io.kinfold.graph;

import io.kinfold.topology.KeyBatch;

import java.util.List;

/**
 * Fragments on their way into the graph: normalized, and their keys looked up, outside the writer's lock.
 *
 * @param extracts what each fragment comes to
 * @param keys their keys, in the order of the extracts, with ids
 * @param removals how many keys the dictionary had removed before the look-up; if it has removed more
 *     since, an id may be stale and the look-up is to be made again
 */
record Chunk(List<Extract> extracts, KeyBatch keys, long removals) {}
