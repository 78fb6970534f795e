/** Fragments of identity in, customer profiles out: the graph, its guards, its stores. */
module io.kinfold.core {
    requires static transitive org.jspecify;
    requires com.carrotsearch.hppc;

    exports io.kinfold.fragment;
    exports io.kinfold.config;
    exports io.kinfold.profile;
    exports io.kinfold.store;
    exports io.kinfold.graph;
}
