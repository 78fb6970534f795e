package io.kinfold.graph;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells readers that components or keys were taken apart meanwhile: odd while the writer does so. Links
 * alone do not count, since readers beside them see a whole state of before or after. One writer.
 */
final class Epoch {
    private final AtomicLong count = new AtomicLong();
    private int depth;

    /** Begins to take apart; may be nested. */
    void begin() {
        if (depth++ == 0) {
            count.incrementAndGet();
        }
    }

    void end() {
        if (--depth == 0) {
            count.incrementAndGet();
        }
    }

    /** Makes all that the writer did visible to whoever calls {@link #now} afterwards. */
    void publish() {
        count.set(count.get());
    }

    /** Returns the epoch to hand to {@link #holds}. */
    long now() {
        return count.get();
    }

    /** Returns whether nothing was taken apart since {@link #now} returned this, nor was at that moment. */
    boolean holds(long epoch) {
        return (epoch & 1) == 0 && count.get() == epoch;
    }
}
