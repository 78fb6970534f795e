package io.kinfold.store.jdbc;

/** What an operation has survived when the call that asked for it returns. */
public enum Durability {
    /**
     * It is on disk: it outlives a killed process, a crashed system and a power cut, as far as the disk keeps what it says it
     * has written. The default.
     */
    DISK,
    /**
     * It is with the operating system (SQLite) or the server (PostgreSQL): a killed process loses nothing. A crashed
     * machine may lose the last moments, whole operations from the end, and never damages the store.
     */
    RELAXED
}
