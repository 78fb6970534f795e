package io.kinfold.graph;

import io.kinfold.fragment.Fragment;
import io.kinfold.profile.Resolution;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The way of fragments into the graph: prepared by the caller's thread, outside any lock, and written together with
 * what other callers have ready. Safe for any thread.
 */
final class Ingestion implements BulkLoad.Target {
    /** In memory a group takes microseconds, and to wake the next caller some tens of them. */
    private static final int GROUPS_IN_MEMORY = 16;

    /** Threads that write beside another are there for as long when nothing is to do. */
    private static final int IDLE_SECONDS = 5;

    private final Writing writing;
    private final Gauges gauges;
    private final boolean goesOn;
    private final Combiner combiner;
    private final ThreadPoolExecutor others;

    /** Takes whether many fragments may be written by another thread than their caller's. */
    Ingestion(Writing writing, Gauges gauges, boolean byOthers) {
        goesOn = byOthers && writing.isDurable();
        this.writing = writing;
        this.gauges = gauges;
        others = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Ingestion::thread);
        Relay relay = new Relay(writing, others, this::abandon);
        combiner = new Combiner(
                relay::write, gauges, writing.isDurable() ? 1 : GROUPS_IN_MEMORY, others);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "kinfold-writer");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes one fragment in. */
    Resolution ingest(Fragment fragment) {
        writing.refuseListeners();
        long start = writing.nanos();
        Resolution resolution =
                combiner.write(List.of(prepare(List.of(fragment)))).get(0);
        gauges.ingestNanos.add(writing.nanos() - start);
        return resolution;
    }

    @Override
    public BulkLoad.Prepared prepare(List<Fragment> part) {
        Engine prepared = writing.engine();
        return new BulkLoad.Prepared(prepared, part, prepared.prepareToKeep(part));
    }

    @Override
    public BulkLoad.Outcome write(
            List<BulkLoad.Prepared> parts, BulkLoad.@Nullable Outcome before) {
        long start = writing.nanos();
        if (!goesOn) {
            List<Resolution> resolutions = combiner.write(parts);
            return () -> resolutions;
        }
        Combiner.Call call =
                combiner.begin(parts, before instanceof Begun begun ? begun.call : null);
        return new Begun(call, start);
    }

    /** Parts that another thread may be writing. */
    private final class Begun implements BulkLoad.Outcome {
        private final Combiner.Call call;
        private final long start;

        Begun(Combiner.Call call, long start) {
            this.call = call;
            this.start = start;
        }

        @Override
        public List<Resolution> await() {
            List<Resolution> resolutions = combiner.await(call);
            gauges.ingestNanos.add(writing.nanos() - start);
            return resolutions;
        }
    }

    @Override
    public int ahead() {
        return goesOn ? 1 : 0;
    }

    @Override
    public void abandon(BulkLoad.Prepared part) {
        abandon(List.of(part));
    }

    private void abandon(List<BulkLoad.Prepared> parts) {
        writing.alone(current -> {
            current.abandon(parts.stream()
                    .filter(part -> part.engine() == current)
                    .map(BulkLoad.Prepared::chunk)
                    .toList());
            return parts;
        });
    }

    @Override
    public int partitioned() {
        return writing.engine().components().partitioned();
    }

    /** Waits for the ingests that have begun, and refuses others. */
    void close() {
        combiner.close();
        others.shutdown();
    }
}
