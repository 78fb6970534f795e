package io.kinfold.matchers.train;

/** Pairs of fragments by their places, each once, in a fixed order. */
@FunctionalInterface
interface PairSource {
    /** Takes a pair. */
    @FunctionalInterface
    interface Sink {
        void pair(int left, int right);
    }

    void forEach(Sink sink);
}
