package io.kinfold.store.jdbc;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Never rings. */
final class SilentBell implements Bell {
    private final Semaphore closed = new Semaphore(0);

    @Override
    public boolean await(Duration longest) throws InterruptedException {
        closed.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        return false;
    }

    @Override
    public void close() {
        closed.release();
    }
}
