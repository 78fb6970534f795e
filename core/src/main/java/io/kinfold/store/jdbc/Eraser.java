package io.kinfold.store.jdbc;

import io.kinfold.store.Applied;
import io.kinfold.store.Operation;

import java.sql.SQLException;

/** Removes what else the store holds of erased customers, in the transaction in which their fragments go. */
interface Eraser {
    Applied erase(Transaction transaction, Operation.Erase erase) throws SQLException;
}
