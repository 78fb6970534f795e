package io.kinfold.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one would write first for several threads: a ConcurrentHashMap for each namespace, and a union-find over an
 * int array that links by compare-and-set and halves paths by plain writes.
 */
final class ConcurrentStore implements IngestStore {
    private static final VarHandle PARENT = MethodHandles.arrayElementVarHandle(int[].class);

    private final Map<String, Integer>[] ids = maps();
    private final AtomicInteger size = new AtomicInteger();
    private final int[] parents;

    ConcurrentStore(int mostIdentifiers) {
        parents = new int[mostIdentifiers];
        Arrays.setAll(parents, i -> i);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Integer>[] maps() {
        Map<String, Integer>[] maps = new Map[IngestWorkload.SPACES];
        Arrays.setAll(maps, i -> new ConcurrentHashMap<>());
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
        Integer known = ids[space].get(value);
        return known != null
                ? known
                : ids[space].computeIfAbsent(value, v -> size.getAndIncrement());
    }

    private void union(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        while (rootA != rootB) {
            int low = Math.min(rootA, rootB);
            int high = Math.max(rootA, rootB);
            if (PARENT.compareAndSet(parents, high, high, low)) {
                return;
            }
            rootA = find(low);
            rootB = find(high);
        }
    }

    private int find(int id) {
        int at = id;
        int above = (int) PARENT.getAcquire(parents, at);
        while (above != at) {
            int top = (int) PARENT.getAcquire(parents, above);
            if (top != above) {
                parents[at] = top;
            }
            at = above;
            above = top;
        }
        return at;
    }

    @Override
    public int identifiers() {
        return size.get();
    }

    @Override
    public int components() {
        int roots = 0;
        for (int i = 0; i < size.get(); i++) {
            roots += parents[i] == i ? 1 : 0;
        }
        return roots;
    }
}
