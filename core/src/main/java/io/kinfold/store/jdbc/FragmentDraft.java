package io.kinfold.store.jdbc;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.Draft;
import io.kinfold.store.Operation;

import java.nio.charset.StandardCharsets;

/** The columns of a fragment that are known before the turn, as texts and as the bytes that their checksum is taken of. */
final class FragmentDraft implements Draft {
    private final Fragment fragment;
    private final String key;
    private final long observed;
    private final byte[] name;
    private final byte[] payload;

    private FragmentDraft(Fragment fragment) {
        this.fragment = fragment;
        key = PlainColumn.write(fragment.id().key());
        observed = Micros.of(fragment.observedAt());
        name = Checksum.bytes(fragment.id().source(), key);
        payload = Payload.write(fragment).getBytes(StandardCharsets.UTF_8);
    }

    static FragmentDraft of(Fragment fragment) {
        return new FragmentDraft(fragment);
    }

    /** Returns the draft that comes with an operation, or makes it where it is none of this version. */
    static FragmentDraft of(Operation.Put put) {
        return put.draft() instanceof FragmentDraft draft && draft.fragment.equals(put.fragment())
                ? draft
                : new FragmentDraft(put.fragment());
    }

    FragmentId id() {
        return fragment.id();
    }

    String source() {
        return fragment.id().source();
    }

    /** Returns the key as it stands in its column. */
    String key() {
        return key;
    }

    /** Returns microseconds since 1970. */
    long observed() {
        return observed;
    }

    /** Returns identifiers and attributes as JSON in UTF-8; not to be changed. */
    byte[] payload() {
        return payload;
    }

    long checksum(long seq, long firstObserved) {
        return new Checksum()
                .add(seq)
                .addTexts(name)
                .add(firstObserved)
                .add(observed)
                .addText(payload)
                .value();
    }
}
