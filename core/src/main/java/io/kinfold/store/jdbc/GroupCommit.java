package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Makes what several threads ask for durable at once: while one of them writes, the requests of the others gather, and whoever
 * comes next writes them all. Safe for any thread.
 *
 * @param <Q> what a caller asks for
 * @param <A> what it is answered
 */
final class GroupCommit<Q, A> {
    private final Function<List<Q>, List<A>> writer;
    private final ConcurrentLinkedQueue<Request<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** Takes what writes requests, all or nothing, and answers each in the same order. */
    GroupCommit(Function<List<Q>, List<A>> writer) {
        this.writer = writer;
    }

    /** Returns the answer when the request is durable; throws what the writer threw. */
    A submit(Q question) {
        Request<Q, A> request = new Request<>(question);
        waiting.add(request);
        turn.lock();
        try {
            // Whoever had the turn before has perhaps taken this request along.
            if (!request.done) {
                writeWaiting();
            }
        } finally {
            turn.unlock();
        }
        return request.answer();
    }

    private void writeWaiting() {
        List<Request<Q, A>> group = new ArrayList<>();
        for (Request<Q, A> each = waiting.poll(); each != null; each = waiting.poll()) {
            group.add(each);
        }
        try {
            List<A> answers =
                    writer.apply(group.stream().map(each -> each.question).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer = answers.get(i);
            }
        } catch (RuntimeException | Error e) {
            group.forEach(each -> each.failure = e);
        } finally {
            group.forEach(each -> each.done = true);
        }
    }

    /** What one caller waits for; guarded by the turn until it is done. */
    private static final class Request<Q, A> {
        private final Q question;
        private @Nullable A answer;
        private @Nullable Throwable failure;
        private boolean done;

        Request(Q question) {
            this.question = question;
        }

        A answer() {
            if (failure instanceof StoreException e) {
                throw new StoreException(
                        e.outcome(), Objects.requireNonNullElse(e.getMessage(), ""), e);
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (answer == null) {
                throw new IllegalStateException("a request was not answered");
            }
            return answer;
        }
    }
}
