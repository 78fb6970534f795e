package io.kinfold.graph;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Who may look and who may change, and when. Writers take turns; readers first try without any lock, and
 * take the shared one only if the writer took something apart meanwhile. Fair, so that neither starves.
 */
final class Access {
    private static final int ATTEMPTS = 3;

    /** One try to read without a lock. */
    interface Attempt<T> {
        /** Returns the answer, or null if it takes the lock to give one. */
        @Nullable
        T ask();

        /** Returns whether what was read was whole. */
        boolean holds();
    }

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final ReentrantLock writers = new ReentrantLock(true);
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    /** Does a writer's work; {@code halfway} says, when the work throws, whether the graph is half changed. */
    <T> T write(Supplier<T> work, BooleanSupplier halfway) {
        writers.lock();
        lock.writeLock().lock();
        try {
            check();
            return work.get();
        } catch (RuntimeException | Error e) {
            if (halfway.getAsBoolean()) {
                failure = e;
            }
            throw e;
        } finally {
            lock.writeLock().unlock();
            writers.unlock();
        }
    }

    /**
     * Does work that takes long and changes nothing, while nobody writes. Readers go on, those who take the shared lock
     * too: a writer who waits for it would hold them up, so it waits elsewhere.
     */
    <T> T still(Supplier<T> work) {
        writers.lock();
        try {
            check();
            return work.get();
        } finally {
            writers.unlock();
        }
    }

    /** Returns whether somebody waits for a lock. */
    boolean isAwaited() {
        return writers.hasQueuedThreads() || lock.hasQueuedThreads();
    }

    <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            check();
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Asks without a lock while that gives whole answers, and else as one who takes it. */
    <T> T optimistic(Supplier<Attempt<T>> attempts, Supplier<T> locked) {
        check();
        for (int i = 0; i < ATTEMPTS; i++) {
            Attempt<T> attempt = attempts.get();
            try {
                T answer = attempt.ask();
                if (answer == null) {
                    break;
                }
                if (attempt.holds()) {
                    return answer;
                }
            } catch (RuntimeException e) {
                check();
                if (attempt.holds()) {
                    throw e;
                }
            }
            Thread.onSpinWait();
        }
        return locked.get();
    }

    /** Returns whether an operation failed half-way, so that what is in memory is not to be trusted. */
    boolean hasFailed() {
        return failure != null;
    }

    boolean isClosed() {
        return closed;
    }

    /** Returns why the graph refuses all work, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    boolean isWriter() {
        return lock.isWriteLockedByCurrentThread();
    }

    void close(Runnable release) {
        exclusive(() -> {
            if (!closed) {
                closed = true;
                release.run();
            }
        });
    }

    /** Does something that must be possible when the graph is closed or has failed, too. */
    void exclusive(Runnable work) {
        writers.lock();
        lock.writeLock().lock();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
            writers.unlock();
        }
    }

    /** Returns what is thrown at whoever asks something of a closed graph. */
    static IllegalStateException closed() {
        return new IllegalStateException("the graph is closed; build another one on its store");
    }

    /** Returns whether the graph may be asked something. */
    boolean isOpen() {
        return !closed && failure == null;
    }

    private void check() {
        if (closed) {
            throw closed();
        }
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException(
                    "an earlier operation failed half-way; mend its cause, then build another graph on the store",
                    cause);
        }
    }
}
