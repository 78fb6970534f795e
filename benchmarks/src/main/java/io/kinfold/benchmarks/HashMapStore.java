package io.kinfold.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What one would write first: a HashMap for each namespace, and a union-find over an int array. */
final class HashMapStore implements IngestStore {
    private final Map<String, Integer>[] ids = maps();
    private int[] parents = new int[1024];
    private int size;

    @SuppressWarnings("unchecked")
    private static Map<String, Integer>[] maps() {
        Map<String, Integer>[] maps = new Map[IngestWorkload.SPACES];
        Arrays.setAll(maps, i -> new HashMap<>());
        return maps;
    }

    @Override
    public void ingest(IngestWorkload.Chunk chunk) {
        int at = 0;
        for (int record = 0; record < chunk.records; record++) {
            int first = id(chunk.spaces[at], chunk.values[at]);
            for (int i = 1; i < IngestWorkload.KEYS_PER_RECORD; i++) {
                union(first, id(chunk.spaces[at + i], chunk.values[at + i]));
            }
            at += IngestWorkload.KEYS_PER_RECORD;
        }
    }

    private int id(int space, String value) {
        Integer known = ids[space].putIfAbsent(value, size);
        if (known != null) {
            return known;
        }
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, 2 * size);
        }
        parents[size] = size;
        return size++;
    }

    private void union(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        if (rootA < rootB) {
            parents[rootB] = rootA;
        } else {
            parents[rootA] = rootB;
        }
    }

    private int find(int id) {
        int at = id;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    int idOf(int space, String value) {
        Integer id = ids[space].get(value);
        return id == null ? -1 : id;
    }

    @Override
    public int identifiers() {
        return size;
    }

    @Override
    public int components() {
        int roots = 0;
        for (int i = 0; i < size; i++) {
            roots += parents[i] == i ? 1 : 0;
        }
        return roots;
    }
}
