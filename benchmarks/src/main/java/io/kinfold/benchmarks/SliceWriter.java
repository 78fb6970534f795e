package io.kinfold.benchmarks;

import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The writer of {@link ReaderSlices}: writes until it is stopped, and takes it back. */
final class SliceWriter {
    private static final int PART = 250;
    private static final int POOL = 100_000;

    /** How it writes. */
    enum Kind {
        /** New fragments, one by one. */
        SINGLE_INGESTS,
        /** New fragments, 250 at a time. */
        INGESTS_IN_PARTS,
        /** Fragments are taken out, one by one. */
        RETRACTIONS,
        /** New versions of fragments that are there, with another identifier, one by one. */
        UPDATES
    }

    private final Kind kind;
    private final IdentityGraph graph;
    private final List<Fragment> pool = new ArrayList<>(POOL);
    private volatile CountDownLatch began = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile long thread;
    private int written;
    private int version;

    SliceWriter(Kind kind, IdentityGraph graph, int records) {
        this.kind = kind;
        this.graph = graph;
        IngestWorkload workload = new IngestWorkload(records, 9);
        IngestWorkload.Chunk chunk = new IngestWorkload.Chunk(1);
        for (int record = 0; pool.size() < POOL; record++) {
            if (writesAbout(workload, record)) {
                workload.fill(record, 1, chunk);
                chunk.firstRecord = records + record;
                pool.add(GraphStore.fragment(chunk, 0));
            }
        }
        if (addsNothing()) {
            graph.ingestAll(pool);
        }
    }

    /** Returns whether a record is of a customer that the writer writes about. */
    static boolean writesAbout(IngestWorkload workload, int record) {
        return (workload.identifier(record, 0) >>> 8 & 1) == 1;
    }

    private boolean addsNothing() {
        return kind == Kind.RETRACTIONS || kind == Kind.UPDATES;
    }

    /** Waits until it writes; returns its thread's id. */
    long awaitBegin() throws InterruptedException {
        began.await();
        return thread;
    }

    void stop() {
        stopped = true;
    }

    /** Writes until it is stopped. */
    void write() {
        stopped = false;
        written = 0;
        version++;
        thread = Thread.currentThread().getId();
        began.countDown();
        while (!stopped && written < POOL) {
            step();
        }
    }

    private void step() {
        if (kind == Kind.INGESTS_IN_PARTS) {
            graph.ingestAll(pool.subList(written, written + PART));
            written += PART;
            return;
        }
        Fragment next = pool.get(written++);
        if (kind == Kind.SINGLE_INGESTS) {
            graph.ingest(next);
        } else if (kind == Kind.RETRACTIONS) {
            graph.retract(next.id());
        } else {
            graph.ingest(Fragment.builder(next.id().source(), next.id().key())
                    .observedAt(next.observedAt().plusSeconds(version))
                    .identifier("n0", next.id().key() + "v" + version)
                    .build());
        }
    }

    /** Makes the graph what it was before, or nearly so. */
    void takeBack() {
        began = new CountDownLatch(1);
        List<Fragment> some = pool.subList(0, written);
        if (kind == Kind.RETRACTIONS) {
            graph.ingestAll(some);
        } else if (kind != Kind.UPDATES) {
            some.forEach(fragment -> graph.retract(fragment.id()));
        }
    }

    void close() {
        pool.forEach(fragment -> graph.retract(fragment.id()));
    }
}
