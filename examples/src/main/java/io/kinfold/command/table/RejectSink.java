package io.kinfold.command.table;

/** Takes the rows that were left out. */
@FunctionalInterface
public interface RejectSink {
    /** Takes one row that was left out. */
    void reject(Reject reject);
}
