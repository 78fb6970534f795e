package io.kinfold.benchmarks.durable;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.Operation;
import io.kinfold.store.Turn;

import java.util.Optional;
import java.util.function.Consumer;

/** Keeps nothing, and makes the fragments of a {@link Shop} anew when it is asked: a store of no cost. */
final class GeneratedStore implements FragmentStore {
    @Override
    public Turn turn() {
        return Turn.alone(operations -> {});
    }

    @Override
    public Optional<Fragment> fragment(FragmentId id) {
        return Optional.of(Shop.fragment(id));
    }

    @Override
    public void replay(Consumer<Operation> sink) {
        // There is nothing.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
