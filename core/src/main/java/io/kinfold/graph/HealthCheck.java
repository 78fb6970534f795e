package io.kinfold.graph;

import io.kinfold.store.FragmentStore;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at a graph without its lock, and asks its store how far it is behind. It waits for the store no longer than
 * {@link #PATIENCE_MILLIS}: a database that is gone may let a caller hang for minutes. At most one question is under way,
 * by a thread of its own. Safe for any thread.
 */
final class HealthCheck {
    /** Below what orchestrators wait for a probe by default, a second. */
    private static final long PATIENCE_MILLIS = 500;

    private final Access access;
    private final FragmentStore store;
    private final Gauges gauges;
    private final InstantSource clock;
    private @Nullable CompletableFuture<Long> open;

    HealthCheck(Access access, FragmentStore store, Gauges gauges, InstantSource clock) {
        this.access = access;
        this.store = store;
        this.gauges = gauges;
        this.clock = clock;
    }

    Health ask() {
        if (access.isClosed()) {
            return health(Health.Answer.NOT_ASKED, known().behind());
        }
        try {
            long behind = question().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return health(Health.Answer.IN_TIME, behind);
        } catch (TimeoutException e) {
            return health(Health.Answer.LATE, known().behind());
        } catch (ExecutionException e) {
            return health(Health.Answer.FAILED, known().behind());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return health(Health.Answer.LATE, known().behind());
        }
    }

    private Activity.Following known() {
        return gauges.activity().following();
    }

    /** Says what the state is now, after the question: a graph that was closed meanwhile is no failure of its store. */
    private Health health(Health.Answer answer, long behind) {
        Throwable failure = access.failure();
        boolean closed = access.isClosed();
        Health.State state = closed
                ? Health.State.CLOSED
                : failure == null ? Health.State.RUNNING : Health.State.FAILED;
        Optional<String> cause =
                Optional.ofNullable(closed ? null : failure).map(HealthCheck::classes);
        return new Health(
                state,
                cause,
                closed ? Health.Answer.NOT_ASKED : answer,
                behind,
                known().lag(clock.instant()));
    }

    /** Names the classes alone: what a normalizer or a scorer says may quote a value. */
    private static String classes(Throwable failure) {
        Throwable cause = failure.getCause();
        String name = failure.getClass().getName();
        return cause == null ? name : name + ": " + cause.getClass().getName();
    }

    private synchronized CompletableFuture<Long> question() {
        CompletableFuture<Long> asked = open;
        if (asked == null || asked.isDone()) {
            asked = new CompletableFuture<>();
            open = asked;
            start(asked);
        }
        return asked;
    }

    private void start(CompletableFuture<Long> question) {
        Thread asking = new Thread(() -> answer(question), "kinfold-health");
        asking.setDaemon(true);
        asking.start();
    }

    private void answer(CompletableFuture<Long> question) {
        try {
            question.complete(store.behind());
        } catch (RuntimeException | Error e) {
            question.completeExceptionally(e);
        }
    }
}
