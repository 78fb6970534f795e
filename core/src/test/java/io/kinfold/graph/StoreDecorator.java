package io.kinfold.graph;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import java.util.Optional;
import java.util.function.Consumer;

/** A store of which a test changes some answers. */
class StoreDecorator implements FragmentStore {
    private final FragmentStore kept;

    StoreDecorator(FragmentStore kept) {
        this.kept = kept;
    }

    @Override
    public Turn turn() {
        return kept.turn();
    }

    @Override
    public Optional<Fragment> fragment(FragmentId id) {
        return kept.fragment(id);
    }

    @Override
    public void replay(Consumer<Operation> sink) {
        kept.replay(sink);
    }

    @Override
    public void close() {
        kept.close();
    }
}
