package io.kinfold.store.jdbc;

import io.kinfold.store.Applied;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A turn is a transaction that has the lock on the numbers of changes. */
final class JdbcTurn implements Turn {
    private final JdbcStore store;
    private final Transaction transaction;
    private JdbcStore.@Nullable Written written;

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
    public boolean ahead(List<Operation> operations) {
        if (store.history().seen() != transaction.number()) {
            return false;
        }
        written = store.write(transaction, operations);
        return true;
    }

    @Override
    public Applied apply(List<Operation> operations) {
        try (transaction) {
            JdbcStore.Written all = written;
            return store.keep(
                    transaction, all == null ? store.write(transaction, operations) : all);
        }
    }

    @Override
    public void close() {
        transaction.close();
    }
}
