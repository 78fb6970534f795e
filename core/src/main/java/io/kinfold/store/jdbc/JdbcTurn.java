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
            while (history.seen() < transaction.number()) {
                all.addAll(history.next(transaction.statements(), transaction.number()));
            }
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
