package io.kinfold.graph;

import io.kinfold.profile.Resolution;
import io.kinfold.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes what several callers have ready as one group, in the order in which they came: one plan, one
 * commit. The first to come leads: it waits for the graph, takes along whoever has come until then, and writes for all. The next
 * to come leads the next group, so that it waits for the graph already while this one is written. Safe for any thread.
 *
 * <p>Whoever leads waits a moment for the callers of the group before, who have their answers only now: callers
 * who come again at once would otherwise be written in two halves by turns, with twice the commits. That costs at most an
 * eighth of the time that the group before took, and is not tried for a while where nobody came.
 */
final class Combiner {
    /** At most so many fragments are written together, unless one caller alone has more. */
    private static final int GROUP_FRAGMENTS = 1_024;

    private static final int PATIENCE = 8;

    /** The shortest wait: a thread that is woken takes about that long to come again. */
    private static final long MOMENT_NANOS = 50_000;

    /** For how many groups no wait is tried after one for which nobody came. */
    private static final int HOPELESS = 32;

    private final Function<Group, List<Resolution>> writer;
    private final Gauges gauges;
    private final Queue<Call> waiting = new ArrayDeque<>();
    private Set<Long> before = Set.of();
    private long beforeNanos;
    private int notTried;
    private boolean led;
    private boolean closed;
    private int running;

    Combiner(Function<Group, List<Resolution>> writer, Gauges gauges) {
        this.writer = writer;
        this.gauges = gauges;
    }

    /**
     * Writes prepared parts. Returns what became of their fragments, in order; throws what the group ended with. An
     * interrupt does not end the wait, since the parts may be under way; it stays noted.
     */
    List<Resolution> write(List<BulkLoad.Prepared> parts) {
        Call call = new Call(parts);
        if (enter(call) || call.await()) {
            lead();
        }
        return call.result();
    }

    /** Queues a call; returns whether it leads. */
    private synchronized boolean enter(Call call) {
        if (closed) {
            throw Access.closed();
        }
        running++;
        waiting.add(call);
        boolean leads = !led;
        led = true;
        return leads;
    }

    private void lead() {
        Group group = new Group();
        List<Resolution> resolutions = List.of();
        Throwable failure = null;
        try {
            resolutions = writer.apply(group);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        group.gather();
        leave(group);
        group.end(resolutions, failure, gauges);
    }

    private synchronized void leave(Group group) {
        before = group.calls.stream().map(call -> call.caller.getId()).collect(Collectors.toSet());
        beforeNanos = System.nanoTime() - group.began;
        running -= group.calls.size();
        if (running == 0) {
            notifyAll();
        }
    }

    /** Lets the calls that wait end, and refuses others; returns when none is left. */
    void close() {
        boolean interrupted = false;
        synchronized (this) {
            closed = true;
            while (running > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for callers of the group before, while some of them come. */
    private void awaitOthers() {
        long patience;
        synchronized (this) {
            patience = beforeNanos / PATIENCE;
            if (patience < MOMENT_NANOS || missing() == 0 || notTried-- > 0) {
                return;
            }
        }
        long end = System.nanoTime() + patience;
        int came = 0;
        int missing = missing();
        int before;
        do {
            before = missing;
            LockSupport.parkNanos(this, MOMENT_NANOS);
            missing = missing();
            came += before - missing;
        } while (missing > 0 && missing < before && System.nanoTime() < end);
        synchronized (this) {
            notTried = came == 0 ? HOPELESS : 0;
        }
    }

    /** Returns how many callers of the group before have not come again. */
    private synchronized int missing() {
        int missing = before.size();
        for (Call call : waiting) {
            missing -= before.contains(call.caller.getId()) ? 1 : 0;
        }
        return missing;
    }

    /** Takes the calls that are to be written together, in order; the next in line leads those after. */
    private synchronized List<Call> take() {
        List<Call> taken = new ArrayList<>();
        int fragments = 0;
        for (Call next = waiting.peek(); next != null; next = waiting.peek()) {
            fragments += next.fragments;
            if (!taken.isEmpty() && fragments > GROUP_FRAGMENTS) {
                break;
            }
            taken.add(waiting.remove());
        }
        Call next = waiting.peek();
        led = next != null;
        if (next != null) {
            next.wake(State.LEADS);
        }
        return taken;
    }

    private enum State {
        WAITS,
        LEADS,
        ENDED
    }

    /** The calls that are written together. For the thread that leads. */
    final class Group {
        private List<Call> calls = List.of();
        private long began;
        private boolean planned;

        /** Returns the parts of all who have come until the first time that this is called. */
        List<BulkLoad.Prepared> gather() {
            if (calls.isEmpty()) {
                awaitOthers();
                calls = take();
                began = System.nanoTime();
            }
            return calls.stream().flatMap(call -> call.parts.stream()).toList();
        }

        /** Notes that the graph looks after the parts from now on. */
        void plan() {
            planned = true;
        }

        boolean isPlanned() {
            return planned;
        }

        private void end(List<Resolution> resolutions, @Nullable Throwable failure, Gauges counts) {
            counts.groups.increment();
            counts.combined.add(calls.size() - 1L);
            (failure == null ? counts.ingests : counts.failed).add(calls.size());
            int at = 0;
            for (Call call : calls) {
                if (failure == null) {
                    counts.fragments.add(call.fragments);
                    call.resolutions = resolutions.subList(at, at + call.fragments);
                    at += call.fragments;
                } else {
                    call.failure = call == calls.get(0) ? failure : forAnother(failure);
                }
                call.wake(State.ENDED);
            }
        }

        /** Each caller of a store that failed gets an exception of his own. */
        private static Throwable forAnother(Throwable failure) {
            return failure instanceof StoreException store
                    ? new StoreException(store.outcome(), String.valueOf(store.getMessage()), store)
                    : failure;
        }
    }

    /** One caller's parts, and what becomes of them. */
    private static final class Call {
        private final Thread caller = Thread.currentThread();
        private final List<BulkLoad.Prepared> parts;
        private final int fragments;
        private List<Resolution> resolutions = List.of();
        private @Nullable Throwable failure;
        private volatile State state = State.WAITS;

        Call(List<BulkLoad.Prepared> parts) {
            this.parts = parts;
            fragments = parts.stream().mapToInt(part -> part.fragments().size()).sum();
        }

        /** Waits until the call leads or has ended; returns whether it leads. */
        boolean await() {
            boolean interrupted = false;
            while (state == State.WAITS) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                caller.interrupt();
            }
            return state == State.LEADS;
        }

        void wake(State next) {
            state = next;
            if (caller != Thread.currentThread()) {
                LockSupport.unpark(caller);
            }
        }

        List<Resolution> result() {
            if (failure instanceof RuntimeException known) {
                throw known;
            } else if (failure instanceof Error error) {
                throw error;
            }
            return resolutions;
        }
    }
}
