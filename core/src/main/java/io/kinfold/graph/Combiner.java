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
 * commit. The first to come leads: it waits for the graph, takes along whoever has come until then, and writes for all. It may go
 * on with those who came meanwhile, which pays where to wake another thread takes longer than to do its work; then the next in
 * line leads. Safe for any thread.
 *
 * <p>Who leads one group only, since it is written to a disk, waits a moment for the callers of the group before, who
 * have their answers only now: callers who come again at once would otherwise be written in two halves by turns, with
 * twice the commits. That costs at most an eighth of the time that the group before took, and is not tried for a while where
 * nobody came.
 */
final class Combiner {
    /** At most so many fragments are written together, unless one caller alone has more. */
    private static final int GROUP_FRAGMENTS = 1_024;

    /** What part of the time of the group before is waited for its callers. */
    private static final int PATIENCE = 8;

    /** The shortest wait: a thread that is woken takes about that long to come again. */
    private static final long MOMENT_NANOS = 50_000;

    /** For how many groups no wait is tried after one for which nobody came. */
    private static final int HOPELESS = 32;

    private final Function<Group, List<Resolution>> writer;
    private final Gauges gauges;
    private final int most;
    private final Queue<Call> waiting = new ArrayDeque<>();
    private Set<Thread> before = Set.of();
    private long beforeNanos;
    private int notTried;
    private boolean led;
    private boolean closed;
    private int running;

    /** One caller leads at most so many groups. */
    Combiner(Function<Group, List<Resolution>> writer, Gauges gauges, int most) {
        this.writer = writer;
        this.gauges = gauges;
        this.most = most;
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
        boolean leads = true;
        for (int written = 1; leads; written++) {
            Group group = new Group();
            List<Resolution> resolutions = List.of();
            Throwable failure = null;
            try {
                resolutions = writer.apply(group);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            group.gather();
            leads = leave(group, written);
            group.end(resolutions, failure, gauges);
        }
    }

    /** Returns whether to lead on; else the next in line does, if there is one, and is on its way already. */
    private synchronized boolean leave(Group group, int written) {
        running -= group.calls.size();
        if (isPatient()) {
            before = group.calls.stream().map(call -> call.caller).collect(Collectors.toSet());
            beforeNanos = System.nanoTime() - group.began;
        }
        Call next = waiting.peek();
        if (next == null) {
            led = false;
            if (running == 0) {
                notifyAll();
            }
            return false;
        }
        if (written < most) {
            return true;
        }
        next.wake(State.LEADS);
        return false;
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

    private boolean isPatient() {
        return most == 1;
    }

    /** Waits for callers of the group before, while some of them come. */
    private void awaitOthers() {
        long patience;
        int missing;
        synchronized (this) {
            patience = beforeNanos / PATIENCE;
            missing = missing();
            if (patience < MOMENT_NANOS || missing == 0 || notTried-- > 0) {
                return;
            }
        }
        long end = System.nanoTime() + patience;
        int first = missing;
        int last;
        do {
            last = missing;
            LockSupport.parkNanos(this, MOMENT_NANOS);
            missing = missing();
        } while (missing > 0 && missing < last && System.nanoTime() < end);
        synchronized (this) {
            notTried = missing == first ? HOPELESS : 0;
        }
    }

    /** Returns how many callers of the group before have not come again. */
    private synchronized int missing() {
        int missing = before.size();
        for (Call call : waiting) {
            missing -= before.contains(call.caller) ? 1 : 0;
        }
        return missing;
    }

    /** Takes the calls that are to be written together, in order. */
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
                if (isPatient()) {
                    awaitOthers();
                    began = System.nanoTime();
                }
                calls = take();
            }
            if (calls.size() == 1) {
                return calls.get(0).parts;
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
            if (calls.size() > 1) {
                counts.combined.add(calls.size() - 1L);
            }
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
            int sum = 0;
            for (BulkLoad.Prepared part : parts) {
                sum += part.fragments().size();
            }
            fragments = sum;
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
