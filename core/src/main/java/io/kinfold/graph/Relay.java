package io.kinfold.graph;

import io.kinfold.profile.Resolution;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Writes a group, and others behind it while nobody else waits for the graph: while one is taken into memory, another thread
 * hands the rows of the next to the store, in a turn that is open. So a long row of groups takes as long as the store takes.
 *
 * <p>What holds without it holds with it. The graph's lock is held over the whole row, so nobody writes in between, and the order
 * is one. A plan is made before the one in hand is carried out, and is used only where the other could not change it ({@link
 * Engine#planAhead}) and no other instance has changed the store since ({@link Turn#ahead}); else its group is written
 * in the ordinary way afterwards. Its turn is kept only when the one before is in memory: no reader of the store sees its rows
 * before, and if it fails, the graph is as after the one before. For the thread that leads.
 */
final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** So many groups are written in a row, so that the caller who leads has his answer at last. */
    private static final int LONGEST = 16;

    /** A group of fewer fragments is in memory before another thread is awake. */
    private static final int FEWEST = 256;

    /** For how many groups no plan is made ahead after one that was of no use. */
    private static final int HOPELESS = 16;

    private final Writing writing;
    private final Executor threads;
    private final Consumer<List<BulkLoad.Prepared>> abandon;
    private int notTried;

    /** Takes what forgets parts that came to no plan. */
    Relay(Writing writing, Executor threads, Consumer<List<BulkLoad.Prepared>> abandon) {
        this.writing = writing;
        this.threads = threads;
        this.abandon = abandon;
    }

    /** A group whose plan was made ahead. */
    private record Ahead(Combiner.Group group, IngestPlan plan) {}

    /** Writes a group and others. Returns the last, settled like all before it; what it ended with is its callers' affair. */
    Combiner.Group write(Combiner.Group first) {
        Row row = new Row(first);
        try {
            writing.inTurn((engine, turn) -> {
                row.write(engine, turn);
                return first;
            });
            if (row.open) {
                row.group.settle(row.resolutions);
            }
        } catch (RuntimeException | Error e) {
            abandonUnplanned(first, e);
            if (row.open) {
                row.group.fail(e);
            }
        }
        return row.group;
    }

    /** Leaves no key behind where it did not come to a plan, such as when the store gave no turn. */
    private void abandonUnplanned(Combiner.Group group, Throwable failure) {
        List<BulkLoad.Prepared> parts = group.gather();
        if (!group.isPlanned()) {
            try {
                abandon.accept(parts);
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Returns what a group has come to, for the engine in force. */
    private static List<Chunk> chunks(Combiner.Group group, Engine engine) {
        List<Chunk> chunks = new ArrayList<>();
        for (BulkLoad.Prepared part : group.gather()) {
            chunks.add(part.chunkFor(engine));
        }
        return chunks;
    }

    /** The groups that are written under one hold of the lock. */
    private final class Row {
        private Combiner.Group group;
        private List<Resolution> resolutions = List.of();
        private boolean open = true;
        private int written = 1;

        Row(Combiner.Group first) {
            group = first;
        }

        /** Gathers only now, with the turn in hand, so that nobody waits who could come along. */
        void write(Engine engine, Turn turn) {
            List<Chunk> chunks = chunks(group, engine);
            group.plan();
            IngestPlan plan = engine.keep(chunks, turn);
            Ahead next = follower(engine, group, plan);
            while (next != null) {
                Insertion insertion = begin(next);
                take(engine, plan, insertion, next);
                group.settle(resolutions);
                group.end();
                open = false;
                Ahead after = follower(engine, next.group, next.plan);
                boolean kept = false;
                try {
                    kept = insertion.isKept();
                } catch (RuntimeException | Error e) {
                    group = next.group;
                    open = true;
                    engine.forget(next.plan.chunks());
                    throw e;
                } finally {
                    if (!kept && after != null) {
                        after.group.giveBack();
                    }
                }
                if (!kept) {
                    notTried = HOPELESS;
                    next.group.giveBack();
                    return;
                }
                written++;
                group = next.group;
                open = true;
                plan = next.plan;
                engine.kept(plan);
                // Whoever had his answer only now may have come again meanwhile.
                next = after == null ? follower(engine, group, plan) : after;
            }
            resolutions = engine.carryOut(plan);
        }

        private void take(Engine engine, IngestPlan plan, Insertion insertion, Ahead next) {
            boolean taken = false;
            try {
                resolutions = engine.carryOut(plan);
                taken = true;
            } finally {
                insertion.end(taken);
                if (!taken) {
                    next.group.giveBack();
                }
            }
        }

        /** Returns what is to follow a plan that is not carried out yet, or null. Throws nothing: the graph is half-way. */
        private @Nullable Ahead follower(Engine engine, Combiner.Group before, IngestPlan inHand) {
            boolean tried = inHand.steps().size() >= FEWEST
                    && written < LONGEST
                    && writing.isUndisturbed()
                    && notTried-- <= 0;
            Combiner.Group next = tried ? before.next() : null;
            if (next == null) {
                return null;
            }
            IngestPlan plan = null;
            try {
                plan = engine.planAhead(chunks(next, engine), inHand);
            } catch (RuntimeException e) {
                LOG.debug("no plan could be made ahead", e);
            }
            if (plan == null || plan.steps().isEmpty()) {
                next.giveBack();
                notTried = HOPELESS;
                return null;
            }
            return new Ahead(next, plan);
        }
    }

    private Insertion begin(Ahead next) {
        Insertion insertion = new Insertion(next.plan.operations());
        try {
            threads.execute(insertion);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.debug("no thread could be started to write ahead", e);
            insertion.kept.complete(false);
        }
        return insertion;
    }

    /** Hands operations to the store, on a thread of its own, and keeps them when it hears that it may. */
    private final class Insertion implements Runnable {
        private final List<Operation> operations;
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final CompletableFuture<Boolean> kept = new CompletableFuture<>();

        Insertion(List<Operation> operations) {
            this.operations = operations;
        }

        /** Says that the group before has ended, and whether these operations are to be kept. */
        void end(boolean toBeKept) {
            ended.complete(toBeKept);
        }

        /** Waits for the end; returns whether the operations are kept, and throws what the store threw. */
        boolean isKept() {
            try {
                return kept.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                } else if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw e;
            }
        }

        @Override
        public void run() {
            boolean done = false;
            try (Turn turn = writing.another()) {
                if (turn.ahead(operations) && ended.join()) {
                    turn.apply(operations);
                    done = true;
                }
            } catch (RuntimeException | Error e) {
                kept.completeExceptionally(e);
                return;
            }
            kept.complete(done);
        }
    }
}
