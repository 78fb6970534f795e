/** Fragments of identity in, customer profiles out: the graph, its guards, its stores. */
@SuppressWarnings("module") // io.kinfold.segments is built later
module io.kinfold.core {
    requires static transitive org.jspecify;
    requires com.carrotsearch.hppc;

    exports io.kinfold.fragment;
    exports io.kinfold.config;
    exports io.kinfold.profile;
    exports io.kinfold.store;
    exports io.kinfold.graph;
    exports io.kinfold.topology to
            io.kinfold.segments;
}
