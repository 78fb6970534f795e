package io.kinfold.segments.data;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The lock of customer data: many look, or one writes. Reentrant; who looks must not write. */
final class DataLock {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    <T> T write(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    void write(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    /** Returns whether the calling thread looks or writes. */
    boolean isHeld() {
        return lock.getReadHoldCount() > 0 || lock.isWriteLockedByCurrentThread();
    }
}
