package io.kinfold.store.jdbc;

import java.time.Duration;

/** Rings when another instance has changed something, where the database tells. For one thread; closed by any. */
interface Bell extends AutoCloseable {
    /**
     * Waits for the bell.
     *
     * @return whether it rang; false after {@code longest}, or when it is closed
     */
    boolean await(Duration longest) throws InterruptedException;

    @Override
    void close();
}
