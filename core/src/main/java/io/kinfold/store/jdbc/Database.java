package io.kinfold.store.jdbc;

/**
 * The connections of a store: one for turns, one for events where the database lets two write at once, and a few for
 * readers. Creates and migrates the schema when it is made. Safe for any thread.
 */
final class Database implements AutoCloseable {
    /** The row of {@code meta} that numbers what graphs change. */
    static final String CHANGES = "seq";

    private static final int READERS = 4;

    private final Dialect dialect;
    private final Session turns;
    private final Session events;
    private final Readers readers;

    Database(Dialect dialect) {
        this.dialect = dialect;
        this.turns = new Session(dialect);
        this.events = dialect.writesAlone() ? turns : new Session(dialect);
        this.readers = new Readers(dialect, READERS);
        Schema.prepare(dialect);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Returns where graphs write. */
    Session turns() {
        return turns;
    }

    /** Returns where events are written; it is {@link #turns} where only one may write. */
    Session events() {
        return events;
    }

    Readers readers() {
        return readers;
    }

    @Override
    public void close() {
        readers.close();
        events.close();
        turns.close();
    }
}
