package example.shop.http;

import java.time.Duration;

/** Counts the requests that are being answered, and lets nobody in any more once it is shut. */
final class Gate {
    private int inside;
    private boolean shut;

    /** Returns whether the caller is in; who is in leaves again. */
    synchronized boolean enter() {
        if (!shut) {
            inside++;
        }
        return !shut;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Shuts the gate and waits until everybody left, but no longer than the limit. Returns how many are still in. */
    synchronized int shut(Duration limit) {
        shut = true;
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toMillis(); inside > 0 && left > 0; left = millisTo(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return inside;
    }

    private static long millisTo(long end) {
        return (end - System.nanoTime()) / 1_000_000;
    }
}
