package io.kinfold.graph;

import io.kinfold.store.FragmentStore;

/** A store that outlives the graph that closes it, as one on disk does. */
final class KeptStore extends StoreDecorator {
    KeptStore(FragmentStore kept) {
        super(kept);
    }

    @Override
    public void close() {}
}
