package io.kinfold.store.jdbc;

import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Operation;

/**
 * A fragment as a row.
 *
 * @param id the fragment
 * @param firstObserved microseconds since 1970
 * @param observed microseconds since 1970
 * @param payload identifiers and attributes as JSON
 * @param seq the number of the change that wrote it
 */
record FragmentRow(FragmentId id, long firstObserved, long observed, String payload, long seq) {
    static FragmentRow of(Operation.Put put, long seq) {
        return new FragmentRow(
                put.fragment().id(),
                Micros.of(put.firstObserved()),
                Micros.of(put.fragment().observedAt()),
                Payload.write(put.fragment()),
                seq);
    }

    /** Returns the key as it stands in its column. */
    String key() {
        return PlainColumn.write(id.key());
    }

    long checksum() {
        return new Checksum()
                .add(seq)
                .add(id.source())
                .add(key())
                .add(firstObserved)
                .add(observed)
                .add(payload)
                .value();
    }
}
