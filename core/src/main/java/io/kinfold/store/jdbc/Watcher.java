package io.kinfold.store.jdbc;

import io.kinfold.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** The store's thread: notices that others changed something, and renews the lease. */
final class Watcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final long RENEWAL = Instances.LEASE.toNanos() / 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bell bell;
    private final Duration interval;
    private final LongSupplier behind;
    private final Runnable renew;
    private final Thread thread;
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private volatile @Nullable Runnable wake;
    private volatile boolean hurried;
    private volatile boolean closed;
    private boolean failing;

    Watcher(Bell bell, Duration interval, LongSupplier behind, Runnable renew) {
        this.bell = bell;
        this.interval = interval;
        this.behind = behind;
        this.renew = renew;
        thread = new Thread(this::watch, "kinfold-store");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void onChange(Runnable listener) {
        wake = listener;
    }

    /** Has something else looked after, too, as often as the store is. */
    void look(Runnable other) {
        looks.add(other);
    }

    /** Has the lease renewed with the next look. */
    void hurry() {
        hurried = true;
    }

    private void watch() {
        long renewed = System.nanoTime();
        while (!closed) {
            try {
                boolean rung = bell.await(interval);
                if (closed) {
                    return;
                }
                tell(rung);
                if (hurried || System.nanoTime() - renewed > RENEWAL) {
                    hurried = false;
                    renew.run();
                    renewed = System.nanoTime();
                }
                failing = false;
            } catch (StoreException e) {
                complain(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Such as of a pool. Without this thread the lease would end; what it says may
                // hold values.
                complain(e.getClass().getName());
            }
        }
    }

    private void tell(boolean rung) {
        Runnable listener = wake;
        if (listener != null && (rung || behind.getAsLong() > 0)) {
            listener.run();
        }
        looks.forEach(Runnable::run);
    }

    /** Says once, not with every look, that the store is away. */
    private void complain(String why) {
        if (!failing && !closed) {
            failing = true;
            LOG.warn("the store cannot be watched; it is tried again: {}", why);
        }
    }

    /** Ends the thread, and waits for it a while. */
    @Override
    public void close() {
        closed = true;
        bell.close();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
