/** Fragments of identity in, customer profiles out: the graph, its guards, its stores. */
@SuppressWarnings("module") // io.kinfold.segments is built later
module io.kinfold.core {
    requires static transitive org.jspecify;
    requires static micrometer.core;
    requires transitive java.sql;
    requires com.carrotsearch.hppc;
    requires com.fasterxml.jackson.core;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;

    exports io.kinfold.fragment;
    exports io.kinfold.config;
    exports io.kinfold.profile;
    exports io.kinfold.store;
    exports io.kinfold.store.jdbc;
    exports io.kinfold.graph;
    exports io.kinfold.metrics;
    exports io.kinfold.json to
            io.kinfold.segments;
    exports io.kinfold.topology to
            io.kinfold.segments;
}
