package io.kinfold.graph;

import io.kinfold.profile.Resolution;
import io.kinfold.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

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
    private static final Logger LOG = LoggerFactory.getLogger(Combiner.class);

    /** At most so many fragments are written together, unless one caller alone has more. */
    private static final int GROUP_FRAGMENTS = 1_024;

    /** What part of the time of the group before is waited for its callers. */
    private static final int PATIENCE = 8;

    /** The shortest wait: a thread that is woken takes about that long to come again. */
    private static final long MOMENT_NANOS = 50_000;

    /** For how many groups no wait is tried after one for which nobody came. */
    private static final int HOPELESS = 32;

    private final UnaryOperator<Group> writer;
    private final Gauges gauges;
    private final int most;
    private final Executor others;
    private final ArrayDeque<Call> waiting = new ArrayDeque<>();
    private final Set<Thread> before = new HashSet<>();
    private long beforeNanos;
    private int notTried;
    private boolean led;
    private boolean closed;
    private int running;

    /**
     * Takes what writes a group and perhaps others behind it: it settles all of them, never throws, and returns the last.
     * One caller leads at most {@code most} times; calls whose caller goes on are led by others.
     */
    Combiner(UnaryOperator<Group> writer, Gauges gauges, int most, Executor others) {
        this.writer = writer;
        this.gauges = gauges;
        this.most = most;
        this.others = others;
    }

    /**
     * Writes prepared parts. Returns what became of their fragments, in order; throws what the group ended with. An
     * interrupt does not end the wait, since the parts may be under way; it stays noted.
     */
    List<Resolution> write(List<BulkLoad.Prepared> parts) {
        Call call = new Call(parts, Thread.currentThread(), null);
        if (enter(call)) {
            lead();
        }
        return await(call);
    }

    /**
     * Begins to write prepared parts, which is left if those of a call before could not be written: {@link #await} throws
     * {@link Skipped} then. To be awaited by one thread.
     */
    Call begin(List<BulkLoad.Prepared> parts, @Nullable Call after) {
        Call call = new Call(parts, null, after);
        if (enter(call)) {
            call.wake(State.LEADS);
        }
        return call;
    }

    /** Returns what became of a call's fragments, in order; throws what its group ended with. */
    List<Resolution> await(Call call) {
        if (call.await()) {
            lead();
            call.await();
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
            Group group = writer.apply(new Group());
            leads = leave(group, written);
            group.wake();
        }
    }

    private void leadIfUnled(Call call) {
        if (call.claim()) {
            lead();
        }
    }

    /** Returns whether to lead on; else the next in line does, if there is one, and is on its way already. */
    private synchronized boolean leave(Group group, int written) {
        left(group);
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

    private synchronized void left(Group group) {
        if (group.left) {
            return;
        }
        group.left = true;
        running -= group.calls.size();
        if (isPatient()) {
            before.clear();
            for (Call call : group.calls) {
                if (call.owner != null) {
                    before.add(call.owner);
                }
            }
            beforeNanos = System.nanoTime() - group.began;
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
            missing -= call.owner != null && before.contains(call.owner) ? 1 : 0;
        }
        return missing;
    }

    /** Takes the calls that are to be written together, in order. */
    private synchronized List<Call> take() {
        List<Call> taken = new ArrayList<>();
        int fragments = 0;
        for (Call next = waiting.peek(); next != null; next = waiting.peek()) {
            if (next.isToSkip()) {
                waiting.remove();
                running--;
                next.failure = new Skipped();
                next.wake(State.ENDED);
                continue;
            }
            fragments += next.fragments;
            if (!taken.isEmpty() && fragments > GROUP_FRAGMENTS) {
                break;
            }
            taken.add(waiting.remove());
        }
        return taken;
    }

    private synchronized void giveBack(List<Call> calls) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            waiting.addFirst(calls.get(i));
        }
    }

    /** Says that nothing was written, since the parts before could not be. */
    static final class Skipped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Skipped() {
            super("what was to be written before could not be", null, false, false);
        }
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
        private boolean gathered;
        private boolean planned;
        private boolean left;

        /** Returns the parts of all who have come until the first time that this is called. */
        List<BulkLoad.Prepared> gather() {
            if (!gathered) {
                gathered = true;
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

        /** Returns those who have come since as a group of its own, or null if nobody has. Waits for nobody. */
        @Nullable
        Group next() {
            Group next = new Group();
            next.gathered = true;
            next.began = System.nanoTime();
            next.calls = take();
            return next.calls.isEmpty() ? null : next;
        }

        /** Undoes {@link #next}. */
        void giveBack() {
            Combiner.this.giveBack(calls);
        }

        /** Notes that the graph looks after the parts from now on. */
        void plan() {
            planned = true;
        }

        boolean isPlanned() {
            return planned;
        }

        /** Notes what became of the fragments; nobody hears of it yet. */
        void settle(List<Resolution> resolutions) {
            count();
            gauges.ingests.add(calls.size());
            int at = 0;
            for (Call call : calls) {
                gauges.fragments.add(call.fragments);
                call.resolutions = resolutions.subList(at, at + call.fragments);
                at += call.fragments;
                // Or the last call of a load would hold all those before it.
                call.after = null;
            }
        }

        /** Notes why nothing became of the fragments. */
        void fail(Throwable failure) {
            count();
            gauges.failed.add(calls.size());
            for (Call call : calls) {
                call.failure = call == calls.get(0) ? failure : forAnother(failure);
            }
        }

        private void count() {
            gauges.groups.increment();
            if (calls.size() > 1) {
                gauges.combined.add(calls.size() - 1L);
            }
        }

        /** Tells the callers of a settled group, where others are to follow. */
        void end() {
            left(this);
            wake();
        }

        private void wake() {
            calls.forEach(call -> call.wake(State.ENDED));
        }

        /** Each caller of a store that failed gets an exception of his own. */
        private static Throwable forAnother(Throwable failure) {
            return failure instanceof StoreException store
                    ? new StoreException(store.outcome(), String.valueOf(store.getMessage()), store)
                    : failure;
        }
    }

    /** One caller's parts, and what becomes of them. */
    final class Call {
        private final List<BulkLoad.Prepared> parts;
        private final @Nullable Thread owner;
        private @Nullable Call after;
        private final int fragments;
        private boolean claimed;
        private List<Resolution> resolutions = List.of();
        private volatile @Nullable Throwable failure;
        private volatile @Nullable Thread awaiting;
        private volatile State state = State.WAITS;

        /** The owner waits until the call has ended; a call without one is led by another thread. */
        private Call(List<BulkLoad.Prepared> parts, @Nullable Thread owner, @Nullable Call after) {
            this.parts = parts;
            this.owner = owner;
            this.after = after;
            int sum = 0;
            for (BulkLoad.Prepared part : parts) {
                sum += part.fragments().size();
            }
            fragments = sum;
        }

        private boolean isToSkip() {
            return after != null && after.failure != null;
        }

        /** Returns whether it falls to the caller to lead, which it does once. */
        private synchronized boolean claim() {
            boolean first = !claimed;
            claimed = true;
            return first;
        }

        /** Waits until the call leads or has ended; returns whether this thread is to lead. */
        private boolean await() {
            awaiting = Thread.currentThread();
            boolean interrupted = false;
            boolean leads = false;
            while (state != State.ENDED && !leads) {
                leads = state == State.LEADS && claim();
                if (!leads && state != State.ENDED) {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return leads;
        }

        private void wake(State next) {
            state = next;
            if (next == State.LEADS && owner == null) {
                try {
                    others.execute(() -> leadIfUnled(this));
                } catch (RuntimeException | OutOfMemoryError e) {
                    // There is no thread to be had; the caller leads when he awaits the call.
                    LOG.debug("no thread could be started to write", e);
                }
            }
            Thread thread = awaiting;
            if (thread != Thread.currentThread()) {
                LockSupport.unpark(thread);
            }
        }

        private List<Resolution> result() {
            Throwable cause = failure;
            if (cause instanceof RuntimeException known) {
                throw known;
            } else if (cause instanceof Error error) {
                throw error;
            }
            return resolutions;
        }
    }
}
