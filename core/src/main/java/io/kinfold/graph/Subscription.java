package io.kinfold.graph;

/** A listener's place on a change feed. Safe for any thread. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Ends the subscription; the listener is not called any more when this returns. */
    @Override
    void close();
}
