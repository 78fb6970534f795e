package io.kinfold.store.jdbc;

import io.kinfold.store.Operation;
import io.kinfold.store.Position;
import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** How far one store object has read in the history of its database, and how it goes on. One caller at a time but for {@link #seen}. */
final class History {
    private static final String READ = "read from";

    private final Database database;
    private final Instances instances;
    private final Milestones milestones = new Milestones();

    /** The last change that the graph knows. */
    private volatile long seen;

    History(Database database) {
        this.database = database;
        this.instances = new Instances(database.turns(), this::seen);
    }

    Instances instances() {
        return instances;
    }

    long seen() {
        return seen;
    }

    /** Takes the object's own changes as read, unless others' before them are not. */
    void applied(long before, long after) {
        if (seen == before) {
            seen = after;
        }
    }

    void replay(Consumer<Operation> sink) {
        AtomicBoolean begun = new AtomicBoolean();
        seen = database.readers().snapshot(READ, statements -> {
            long last = last(statements);
            if (begun.getAndSet(true)) {
                // What was handed over already may be another moment's.
                throw new StoreException(
                        Outcome.NOTHING,
                        "could not read all of " + database.dialect().name()
                                + ": the connection was lost on the way."
                                + " Nothing was changed; build the graph again");
            }
            reader(statements).all(last, sink);
            return last;
        });
    }

    /** Returns some of what others changed, and goes on behind it. */
    List<Operation> others() {
        long from = seen;
        OperationReader.Part part = database.readers()
                .snapshot(READ, statements -> next(statements, from, last(statements)));
        // Not before the answer is here: a question is asked again where its connection was lost.
        seen = part.upTo();
        return part.operations();
    }

    /** Returns some of what changed after {@code from}, up to {@code last}, which is all there is. */
    OperationReader.Part next(Statements statements, long from, long last) throws SQLException {
        OperationReader.Part part = new OperationReader.Part(List.of(), from);
        if (from != last) {
            Instances.requireKnown(database.dialect(), statements, from);
        }
        while (part.operations().isEmpty() && part.upTo() < last) {
            part = reader(statements).since(part.upTo(), last);
        }
        return part;
    }

    /** Takes all up to a change as read. */
    void read(long upTo) {
        seen = upTo;
    }

    long behind() {
        return database.readers().read(READ, statements -> Math.max(0, last(statements) - seen));
    }

    Position position() {
        long here = seen;
        return database.turns()
                .transact(
                        "mark a position in",
                        Database.CHANGES,
                        transaction -> milestones.mark(
                                transaction.statements(), store(transaction.statements()), here));
    }

    boolean resume(Position position) {
        boolean known = database.turns().transact(READ, Database.CHANGES, transaction -> {
            Statements statements = transaction.statements();
            if (!store(statements).equals(position.store())
                    || position.number() < Instances.horizon(statements)
                    || !milestones.knows(statements, position)) {
                return false;
            }
            instances.sign(statements, position.number());
            return true;
        });
        if (known) {
            seen = position.number();
        }
        return known;
    }

    private OperationReader reader(Statements statements) {
        return new OperationReader(database.dialect(), statements);
    }

    private UUID store(Statements statements) throws SQLException {
        return Meta.read(statements, "store", UUID::fromString);
    }

    private long last(Statements statements) throws SQLException {
        return Meta.number(statements, Database.CHANGES);
    }
}
