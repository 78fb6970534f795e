package io.kinfold.store.jdbc;

import io.kinfold.store.Applied;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A turn is a transaction that has the lock on the numbers of changes. */
final class JdbcTurn implements Turn {
    private final JdbcStore store;
    private final Transaction transaction;

    JdbcTurn(JdbcStore store, Transaction transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public List<Operation> others() {
        try {
            History history = store.history();
            List<Operation> all = new ArrayList<>();
            long read = history.seen();
            while (read < transaction.number()) {
                OperationReader.Part part =
                        history.next(transaction.statements(), read, transaction.number());
                all.addAll(part.operations());
                read = part.upTo();
            }
            history.read(read);
            return store.taken(all);
        } catch (SQLException e) {
            throw transaction.failed(e);
        }
    }

    @Override
    public Applied apply(List<Operation> operations) {
        try (transaction) {
            return store.apply(transaction, operations);
        }
    }

    @Override
    public void close() {
        transaction.close();
    }
}
