package io.kinfold.store.jdbc;

import io.kinfold.store.Operation;

/**
 * A fragment as a row.
 *
 * @param draft the columns that are known before the turn
 * @param firstObserved microseconds since 1970
 * @param seq the number of the change that wrote it
 */
record FragmentRow(FragmentDraft draft, long firstObserved, long seq) {
    static FragmentRow of(Operation.Put put, long seq) {
        return new FragmentRow(FragmentDraft.of(put), Micros.of(put.firstObserved()), seq);
    }

    long checksum() {
        return draft.checksum(seq, firstObserved);
    }
}
