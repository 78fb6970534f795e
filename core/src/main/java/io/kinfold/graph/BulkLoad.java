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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes many fragments in, part by part. While some are written, by the caller's thread or by others, the next parts are
 * prepared by tasks of the common pool; what the pool has not begun the caller does. Parts are written in their order, one
 * or several in a turn of the store, so that the result, and what is heard of it, is that of one thread; where a turn fails, none
 * after it is written. Between two turns others may write. For one load and one thread.
 */
final class BulkLoad {
    /** The fewest fragments that are taken at a time. */
    private static final int PART = 1_024;

    /** The graph, as a load sees it. */
    interface Target {
        /** Prepares a part; for any thread. */
        Prepared prepare(List<Fragment> part);

        /**
         * Writes parts, all or none, or begins to; nothing is written where those before could not be. Returns what waits for
         * them and says what became of their fragments, or throws why nothing did.
         */
        Outcome write(List<Prepared> parts, @Nullable Outcome before);

        /** Returns for how many turns nobody need wait while the next is written. */
        int ahead();

        /** Forgets what preparing a part has left, where it is not to be written. */
        void abandon(Prepared part);

        /** Returns the fragments of the contested components that were partitioned last. */
        int partitioned();
    }

    /** What becomes of parts that are being written, perhaps by another thread. */
    interface Outcome {
        /** Waits; returns what became of the fragments, in order, or throws why nothing did. */
        List<Resolution> await();
    }

    /** Hears of what was written. */
    interface Listener {
        /** Takes what became of the fragments of a turn, and the sum of all turns so far. */
        void written(List<Resolution> resolutions, IngestSummary.Counter sum);
    }

    /**
     * How it goes to work.
     *
     * @param threads on how many threads at most parts are prepared
     * @param turn how many fragments at least are written in one turn, unless there are no more
     */
    record Settings(int threads, int turn) {
        /** Returns how many parts are in hand at most: those of a turn, and of the next one meanwhile. */
        int ahead() {
            return Math.max(threads, turn == 1 ? 1 : 2 * ((turn + PART - 1) / PART));
        }
    }

    private final Target target;
    private final Settings settings;
    private final Listener listener;
    private final IngestSummary.Counter counter = new IngestSummary.Counter();
    private final Queue<FutureTask<Prepared>> ahead = new ArrayDeque<>();
    private final Queue<Begun> inHand = new ArrayDeque<>();
    private final Queue<FutureTask<Prepared>> unbegun = new ConcurrentLinkedQueue<>();
    private @Nullable Outcome last;
    private final AtomicInteger helpers = new AtomicInteger();

    BulkLoad(Target target, Settings settings, Listener listener) {
        this.target = target;
        this.settings = settings;
        this.listener = listener;
    }

    /** Takes all in. If a part fails, or the fragments do, the parts before stay. */
    IngestSummary run(Iterator<Fragment> fragments) {
        RuntimeException failure = null;
        boolean more = true;
        try {
            while (more || !ahead.isEmpty()) {
                while (more && ahead.size() < settings.ahead()) {
                    int size = size();
                    List<Fragment> part = new ArrayList<>(PART);
                    failure = fill(part, size, fragments);
                    more = failure == null && part.size() == size;
                    begin(failure == null ? part : List.of(), more);
                }
                write();
            }
            while (!inHand.isEmpty()) {
                answer();
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
            if (settings.threads() > 1 && (more || ahead.size() > 1)) {
                unbegun.add(task);
                if (helpers.get() < settings.threads()) {
                    helpers.incrementAndGet();
                    ForkJoinPool.commonPool().execute(this::help);
                }
            }
        }
    }

    private void help() {
        for (FutureTask<Prepared> task = unbegun.poll(); task != null; task = unbegun.poll()) {
            task.run();
        }
        helpers.decrementAndGet();
    }

    private void write() {
        List<Prepared> parts = new ArrayList<>();
        try {
            int fragments = 0;
            while (fragments < settings.turn() && !ahead.isEmpty()) {
                Prepared part = prepared(ahead.remove());
                parts.add(part);
                fragments += part.fragments().size();
            }
        } catch (RuntimeException | Error e) {
            parts.forEach(target::abandon);
            throw e;
        }
        if (!parts.isEmpty()) {
            last = target.write(parts, last);
            inHand.add(new Begun(parts, last));
            while (inHand.size() > target.ahead()) {
                answer();
            }
        }
    }

    /** Waits for the first of the turns that are being written, and tells of it. */
    private void answer() {
        List<Resolution> resolutions = inHand.remove().outcome.await();
        resolutions.forEach(counter::add);
        listener.written(resolutions, counter);
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

    /** Waits for what is being written, and leaves no key behind of parts that were prepared and are not to be written. */
    private void abandon() {
        for (Begun turn = inHand.poll(); turn != null; turn = inHand.poll()) {
            try {
                turn.outcome.await();
            } catch (Combiner.Skipped e) {
                turn.parts.forEach(target::abandon);
            } catch (RuntimeException e) {
                // The load fails already, by the turn before.
            }
        }
        for (FutureTask<Prepared> task = ahead.poll(); task != null; task = ahead.poll()) {
            try {
                target.abandon(prepared(task));
            } catch (RuntimeException e) {
                // The load fails already, by the part before; what could not be prepared left
                // nothing.
            }
        }
    }

    /** Parts that are being written as one turn, and what tells what became of them. */
    private record Begun(List<Prepared> parts, Outcome outcome) {}

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
            return current == engine ? chunk : current.prepareToKeep(fragments);
        }
    }
}
