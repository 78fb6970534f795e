package io.kinfold.benchmarks.durable;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Position;
import io.kinfold.store.Tombstone;
import io.kinfold.store.Turn;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store as it is, but with no place for snapshots: its graph replays, and writes none. */
final class WithoutSnapshots implements FragmentStore {
    private final FragmentStore store;

    WithoutSnapshots(FragmentStore store) {
        this.store = store;
    }

    @Override
    public Turn turn() {
        return store.turn();
    }

    @Override
    public List<Operation> others() {
        return store.others();
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    @Override
    public Optional<Position> position() {
        return store.position();
    }

    @Override
    public Optional<byte[]> erasureKey() {
        return store.erasureKey();
    }

    @Override
    public void erasureCheck(Tombstone check) {
        store.erasureCheck(check);
    }

    @Override
    public Optional<Fragment> fragment(FragmentId id) {
        return store.fragment(id);
    }

    @Override
    public void replay(Consumer<Operation> sink) {
        store.replay(sink);
    }

    @Override
    public void close() {
        store.close();
    }
}
