package io.kinfold.graph;

import io.kinfold.store.FragmentStore;
import io.kinfold.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows what others change in a shared store: looks when the store says so, and from time to time in any case.
 * While the store is away it waits longer and longer, and goes on where it was.
 */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final FragmentStore store;
    private final Writing writing;
    private final Gauges gauges;
    private final InstantSource clock;
    private final Duration every;
    private final Thread thread = new Thread(this::run, "kinfold-follower");
    private volatile boolean woken;
    private volatile boolean stopped;

    Watch(Writing writing, FragmentStore store, Gauges gauges, Settings settings) {
        this.writing = writing;
        this.store = store;
        this.gauges = gauges;
        clock = settings.clock();
        every = settings.every();
        thread.setDaemon(true);
    }

    /**
     * How it watches.
     *
     * @param clock tells as of when the graph is up to date
     * @param every how long it waits at most between two looks
     */
    record Settings(InstantSource clock, Duration every) {}

    void start() {
        store.onChange(this::wake);
        thread.start();
    }

    private void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Ends the watch; returns when it has. */
    void close() {
        stopped = true;
        wake();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = every;
        while (!stopped && writing.isOpen()) {
            pause = lookOr(pause);
            if (!woken) {
                LockSupport.parkNanos(this, pause.toNanos());
                // Nobody may interrupt this thread for a reason that it knows; a noted interrupt
                // would keep it from waiting.
                Thread.interrupted();
            }
        }
    }

    /** Looks; returns how long to wait for the next time. */
    private Duration lookOr(Duration pause) {
        woken = false;
        try {
            look();
            return every;
        } catch (StoreException e) {
            if (gauges.lookFailed() == 1) {
                LOG.warn(
                        "Cannot follow the store that others share; trying again: {}",
                        e.getMessage());
            }
            Duration longer = pause.multipliedBy(2);
            return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        } catch (RuntimeException | Error e) {
            if (!stopped && gauges.lookFailed() == 1) {
                LOG.error(
                        "Cannot take in what others changed, by {}",
                        e.getClass().getName());
            }
            return LONGEST_PAUSE;
        }
    }

    private void look() {
        Instant before = clock.instant();
        long behind = store.behind();
        while (behind > 0 && !stopped) {
            before = clock.instant();
            int taken = writing.catchUp(Watch::warn);
            behind = taken == 0 ? 0 : Math.max(1, behind - taken);
            gauges.looked(behind);
        }
        if (gauges.upToDate(before)) {
            LOG.info("Follows the store that others share again");
        }
    }

    /** What a listener throws may hold a customer's values. */
    private static void warn(RuntimeException failure) {
        LOG.warn(
                "A listener of the change feed failed on what others changed, by {}",
                failure.getClass().getName());
    }
}
