package io.kinfold.store.jdbc;

import java.time.Duration;

/**
 * How a store fares. Immutable and safe for any thread. Counts are since the store was opened, by this object.
 *
 * @param changes how many changes anybody has ever made in the store
 * @param behind how many of them this object has yet to hand over
 * @param instances how many stores that are open share the database, this one included; one that died
 *     counts for some minutes
 * @param compactionDue whether the database's files may still hold bytes of what was erased, which {@link
 *     JdbcStore#compact} removes
 * @param commits how many groups of operations were made durable
 * @param commitTime how long that took altogether, from the first row to the answer of the disk
 * @param cacheHits how many fragments were answered from memory
 * @param cacheMisses how many were read from the database
 * @param cacheBytes about how many bytes of fragments are in memory
 */
public record StoreHealth(
        long changes,
        long behind,
        int instances,
        boolean compactionDue,
        long commits,
        Duration commitTime,
        long cacheHits,
        long cacheMisses,
        long cacheBytes) {}
