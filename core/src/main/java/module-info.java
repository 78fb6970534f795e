/** Fragments of identity in, customer profiles out: the graph, its guards, its stores. */
module io.kinfold.core {
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.kinfold.fragment;
}
