package io.kinfold.graph;

import io.kinfold.profile.Change;
import io.kinfold.profile.FeedEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Collects the changes of an operation and hands them to the subscribers when it ends. One writer. */
final class Feed {
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private boolean delivering;
    private boolean muted;

    /** Returns whether somebody listens; where nobody does, changes need not be made. */
    boolean isWanted() {
        return !muted && !subscribers.isEmpty();
    }

    /** Does work whose changes nobody is to hear, such as loading what was told before. */
    <T> T muted(Supplier<T> work) {
        muted = true;
        try {
            return work.get();
        } finally {
            muted = false;
        }
    }

    void add(Change change) {
        changes.add(change);
    }

    Subscription subscribe(Consumer<FeedEntry> listener, List<Change> present) {
        Subscriber subscriber = new Subscriber(listener);
        subscribers.removeIf(Subscriber::isClosed);
        subscribers.add(subscriber);
        delivering = true;
        try {
            present.forEach(subscriber::take);
        } catch (RuntimeException | Error e) {
            subscriber.close();
            throw e;
        } finally {
            delivering = false;
        }
        return subscriber;
    }

    /** Returns whether a listener is being called, on the writer's thread. */
    boolean isDelivering() {
        return delivering;
    }

    /**
     * Hands over what was collected; a listener that throws misses nothing else, nor do others. Where a listener's own
     * question makes the graph take in more, that comes after.
     */
    void deliver() {
        if (delivering) {
            return;
        }
        RuntimeException failure = null;
        delivering = true;
        try {
            while (!changes.isEmpty()) {
                subscribers.removeIf(Subscriber::isClosed);
                List<Change> batch = List.copyOf(changes);
                changes.clear();
                for (Subscriber subscriber : List.copyOf(subscribers)) {
                    failure = deliver(subscriber, batch, failure);
                }
            }
        } finally {
            delivering = false;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException deliver(
            Subscriber subscriber, List<Change> batch, @Nullable RuntimeException earlier) {
        RuntimeException failure = earlier;
        for (Change change : batch) {
            try {
                subscriber.take(change);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        return failure;
    }

    /** One listener; closing waits for a call that is under way on another thread. */
    private static final class Subscriber implements Subscription {
        private final Consumer<FeedEntry> listener;
        private boolean closed;
        private long number;

        Subscriber(Consumer<FeedEntry> listener) {
            this.listener = listener;
        }

        synchronized void take(Change change) {
            if (!closed) {
                listener.accept(new FeedEntry(++number, change));
            }
        }

        synchronized boolean isClosed() {
            return closed;
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }
}
