package io.kinfold.graph;

import io.kinfold.store.Applied;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.StoreException;
import io.kinfold.store.Turn;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way to change a graph: its lock, the store's turn, what others changed, the work itself, and
 * then the feed. Safe for any thread.
 */
final class Writing {
    /** What is done in a turn of the store. */
    interface Work<T> {
        /** Changes the graph after the turn has applied the operations, if there are any. */
        T apply(Engine current, Turn turn);
    }

    /**
     * After so many operations of others the graph's lock is released. Before, nobody sees the graph with some of them and not
     * others.
     */
    private static final int PART = 4_096;

    private final Access access;
    private final FragmentStore store;
    private final Feed feed;
    private final Gauges gauges;
    private final Snapshots snapshots;
    private final boolean durable;
    private volatile Engine engine;
    private boolean unsure;

    Writing(
            Access access,
            FragmentStore store,
            Feed feed,
            Gauges gauges,
            Snapshots snapshots,
            Engine engine) {
        this.access = access;
        this.store = store;
        this.feed = feed;
        this.gauges = gauges;
        this.snapshots = snapshots;
        this.engine = engine;
        durable = store.erasureKey().isPresent();
    }

    /** Returns whether the store outlives the graph. */
    boolean isDurable() {
        return durable;
    }

    /**
     * Returns nanoseconds to take differences of; always 0 for a store in memory, since to look at the clock takes a good part of
     * what it takes to put a fragment in.
     */
    long nanos() {
        return durable ? System.nanoTime() : 0;
    }

    boolean isOpen() {
        return access.isOpen();
    }

    Engine engine() {
        return engine;
    }

    /** Puts another engine in force; for a writer. */
    void engine(Engine next) {
        engine = next;
        snapshots.replaced(next);
    }

    void refuseListeners() {
        if (access.isWriter() && feed.isDelivering()) {
            throw new IllegalStateException(
                    "a listener of the change feed must not change the graph;"
                            + " hand the change to another thread, or make it after the operation");
        }
    }

    /** Does work in a turn of the store, after taking in what others changed before it. */
    <T> T inTurn(Work<T> work) {
        refuseListeners();
        return exclusive(() -> {
            try (Turn turn = store.turn()) {
                takeIn(turn::others);
                return work.apply(engine, new Watched(turn));
            }
        });
    }

    /**
     * Returns a turn of the store for another thread, while this one has the graph's lock and the turn before has ended. Who
     * changes the graph meanwhile, and who asks the store, is this thread's affair.
     */
    Turn another() {
        return new Watched(store.turn());
    }

    /** Returns whether work may be put together that others would otherwise get their turn between; for a writer. */
    boolean isUndisturbed() {
        return durable && !feed.isWanted() && !access.isAwaited();
    }

    /** As {@link #inTurn}, and counts it. */
    <T> T inTurn(LongAdder kind, Work<T> work) {
        try {
            T result = inTurn(work);
            kind.increment();
            return result;
        } catch (RuntimeException | Error e) {
            gauges.failed.increment();
            throw e;
        }
    }

    /** Does work that leaves the store alone. */
    <T> T alone(Function<Engine, T> work) {
        refuseListeners();
        return exclusive(() -> work.apply(engine));
    }

    /** Takes in all that others changed; returns how many operations. Where there are many, others work in between. */
    long catchUp() {
        long taken = 0;
        for (int some = 1; some > 0; taken += some) {
            some = exclusive(() -> takeIn(PART));
        }
        return taken;
    }

    /**
     * Takes in some of what others changed, for nobody in particular: what listeners throw goes to a sink. Returns
     * how many operations, 0 if there are no more.
     */
    int catchUp(Consumer<RuntimeException> failures) {
        return access.write(
                () -> {
                    int taken = takeIn(PART);
                    try {
                        feed.deliver();
                    } catch (RuntimeException e) {
                        failures.accept(e);
                    }
                    return taken;
                },
                () -> engine.isHalfway());
    }

    /**
     * Asks with the lock. Where the store does not have what the graph holds, because others changed it, the
     * graph takes their changes in first, and the feed tells them before the question is asked again.
     */
    <T> T ask(Function<Engine, T> question) {
        try {
            return access.read(() -> question.apply(engine));
        } catch (LostFragmentException e) {
            return exclusive(() -> askAgain(question));
        }
    }

    private <T> T askAgain(Function<Engine, T> question) {
        while (true) {
            try {
                return question.apply(engine);
            } catch (LostFragmentException e) {
                if (takeIn(Integer.MAX_VALUE) == 0) {
                    throw e;
                }
                feed.deliver();
            }
        }
    }

    /** Takes in what others changed until there is no more, or so many operations were taken. Returns how many. */
    private int takeIn(int most) {
        int taken = 0;
        int some = 1;
        while (some > 0 && taken < most) {
            some = takeIn(store::others);
            taken += some;
        }
        return taken;
    }

    private <T> T exclusive(Supplier<T> work) {
        return access.write(() -> uninterrupted(work), () -> engine.isHalfway());
    }

    /**
     * Does work with the caller's interrupt put by. A store may take it for an order to give up, and the work may be that of
     * several callers; the wait before it is over.
     */
    private <T> T uninterrupted(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return tell(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Does work and delivers what is to be heard of it; what was taken in of others also where the work fails. */
    private <T> T tell(Supplier<T> work) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            if (e instanceof StoreException) {
                gauges.storeFailures.increment();
            }
            if (!engine.isHalfway()) {
                deliverAfter(e);
            }
            throw e;
        }
        feed.deliver();
        return result;
    }

    private void deliverAfter(Throwable failure) {
        try {
            feed.deliver();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Takes in what others changed. From when the store hands it over until the graph has it no reader gets an answer
     * beside the writer, for the store answers with new versions already.
     */
    private int takeIn(Supplier<List<Operation>> others) {
        Epoch epoch = engine.components().epoch();
        boolean mayDiffer = unsure || store.isShared();
        if (mayDiffer) {
            epoch.begin();
        }
        try {
            List<Operation> operations = others.get();
            if (unsure) {
                unsure = false;
            }
            if (!operations.isEmpty()) {
                engine.follow(operations);
                gauges.taken.add(operations.size());
                snapshots.count(operations);
            }
            return operations.size();
        } finally {
            if (mayDiffer) {
                epoch.end();
            }
        }
    }

    /** A turn that notes whether it is known what became of it. */
    private final class Watched implements Turn {
        private final Turn turn;

        Watched(Turn turn) {
            this.turn = turn;
        }

        @Override
        public List<Operation> others() {
            return turn.others();
        }

        @Override
        public boolean ahead(List<Operation> operations) {
            long start = nanos();
            boolean written = turn.ahead(operations);
            gauges.storeNanos.add(nanos() - start);
            return written;
        }

        @Override
        public Applied apply(List<Operation> operations) {
            boolean erasing = Snapshots.isErasing(operations);
            List<String> deleted = erasing ? snapshots.deleteBeforeErasure() : List.of();
            long start = nanos();
            try {
                Applied applied = turn.apply(operations);
                gauges.storeNanos.add(nanos() - start);
                gauges.commits.increment();
                gauges.changes.add(operations.size());
                snapshots.count(operations);
                return applied.alsoFrom(deleted);
            } catch (RuntimeException | Error e) {
                unsure = !(e instanceof StoreException known)
                        || known.outcome() != StoreException.Outcome.NOTHING;
                throw e;
            }
        }

        @Override
        public void close() {
            turn.close();
        }
    }
}
