package io.kinfold.benchmarks;

import io.kinfold.topology.KeyBatch;
import io.kinfold.topology.Topology;

import java.util.concurrent.locks.ReentrantLock;

/** Kinfold's topology: look-ups outside the writer's lock, links inside it. */
final class KinfoldStore implements IngestStore {
    final Topology topology = new Topology(1, (winner, loser) -> {});
    private final ReentrantLock writer = new ReentrantLock();
    private final ThreadLocal<KeyBatch> batches = ThreadLocal.withInitial(() -> new KeyBatch(4096));

    @Override
    public void ingest(IngestWorkload.Chunk chunk) {
        KeyBatch batch = batches.get();
        batch.clear();
        int at = 0;
        for (int record = 0; record < chunk.records; record++) {
            for (int i = 0; i < IngestWorkload.KEYS_PER_RECORD; i++) {
                batch.add(chunk.spaces[at], chunk.values[at]);
                at++;
            }
            batch.endFragment();
        }
        topology.keys().findOrAddAll(batch);
        writer.lock();
        try {
            topology.addAll(batch);
        } finally {
            writer.unlock();
        }
    }

    @Override
    public int identifiers() {
        return topology.keys().size();
    }

    @Override
    public int components() {
        int roots = 0;
        for (int f = 0; f < topology.forest().capacity(); f++) {
            roots += topology.forest().root(f) == f ? 1 : 0;
        }
        return roots;
    }

    @Override
    public long heapBytesWithoutLinks() {
        return topology.keys().heapBytes() + topology.forest().heapBytes();
    }
}
