package io.kinfold.graph;

import io.kinfold.fragment.Fragment;
import io.kinfold.profile.Resolution;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Takes many fragments in, part by part. While the caller's thread writes a part, the next ones are prepared by
 * tasks of the common pool; what the pool has not begun the caller does. Parts are written in their order, so
 * that the result, and what is heard of it, is that of one thread. For one load and one thread.
 */
final class BulkLoad {
    /** The fewest fragments that are taken at a time. */
    private static final int PART = 1_024;

    /** The graph, as a load sees it. */
    interface Target {
        /** Prepares a part; for any thread. */
        Prepared prepare(List<Fragment> part);

        List<Resolution> write(Prepared part);

        /** Forgets what preparing a part has left, where it is not to be written. */
        void abandon(Prepared part);

        /** Returns the fragments of the contested components that were partitioned last. */
        int partitioned();
    }

    private final Target target;
    private final int threads;
    private final Consumer<Resolution> resolutions;
    private final IngestSummary.Counter counter = new IngestSummary.Counter();
    private final Queue<FutureTask<Prepared>> ahead = new ArrayDeque<>();

    BulkLoad(Target target, int threads, Consumer<Resolution> resolutions) {
        this.target = target;
        this.threads = threads;
        this.resolutions = resolutions;
    }

    /** Takes all in. If a part fails, or the fragments do, the parts before stay. */
    IngestSummary run(Iterator<Fragment> fragments) {
        RuntimeException failure = null;
        boolean more = true;
        try {
            while (more || !ahead.isEmpty()) {
                while (more && ahead.size() < threads) {
                    int size = size();
                    List<Fragment> part = new ArrayList<>(PART);
                    failure = fill(part, size, fragments);
                    more = failure == null && part.size() == size;
                    begin(failure == null ? part : List.of(), more);
                }
                write();
            }
        } finally {
            abandon();
        }
        if (failure != null) {
            throw failure;
        }
        return counter.summary();
    }

    /** Fills a part; returns what the fragments threw, or null. */
    private static @Nullable RuntimeException fill(
            List<Fragment> part, int size, Iterator<Fragment> fragments) {
        try {
            while (part.size() < size && fragments.hasNext()) {
                part.add(Objects.requireNonNull(fragments.next(), "fragment"));
            }
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /**
     * Returns how many fragments to take next: more while they fall into a large contested component, which
     * is partitioned once for each part, so that this costs O(n log n) in all and not O(n) for each part.
     */
    private int size() {
        return Math.max(PART, target.partitioned() / 4);
    }

    /** Begins to prepare a part; a lone one is left to the caller's thread. */
    private void begin(List<Fragment> part, boolean more) {
        if (!part.isEmpty()) {
            FutureTask<Prepared> task = new FutureTask<>(() -> target.prepare(part));
            ahead.add(task);
            if (threads > 1 && (more || ahead.size() > 1)) {
                ForkJoinPool.commonPool().execute(task);
            }
        }
    }

    private void write() {
        FutureTask<Prepared> next = ahead.poll();
        if (next != null) {
            for (Resolution resolution : target.write(prepared(next))) {
                counter.add(resolution);
                resolutions.accept(resolution);
            }
        }
    }

    /** Prepares a part if nobody has begun to, and returns it. */
    private static Prepared prepared(FutureTask<Prepared> task) {
        task.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("a part could not be prepared", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Leaves no key behind of parts that were prepared and are not to be written. */
    private void abandon() {
        for (FutureTask<Prepared> task = ahead.poll(); task != null; task = ahead.poll()) {
            try {
                target.abandon(prepared(task));
            } catch (RuntimeException e) {
                // The load fails already, by the part before; what could not be prepared left
                // nothing.
            }
        }
    }

    /**
     * A part that is ready to be written.
     *
     * @param engine for which it was prepared
     * @param fragments the part
     * @param chunk what preparing made of it
     */
    record Prepared(Engine engine, List<Fragment> fragments, Chunk chunk) {
        /** Returns the chunk, prepared again where another engine is in force by now; for a writer. */
        Chunk chunkFor(Engine current) {
            return current == engine ? chunk : current.prepare(fragments);
        }
    }
}
