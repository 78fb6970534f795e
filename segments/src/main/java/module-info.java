/** Events, traits, segments and audiences on top of {@code io.kinfold.core}. */
module io.kinfold.segments {
    requires transitive io.kinfold.core;
    requires static transitive org.jspecify;
    requires com.carrotsearch.hppc;

    exports io.kinfold.segments.schema;
    exports io.kinfold.segments.expression;
    exports io.kinfold.segments.language;
    exports io.kinfold.segments.problem;
    exports io.kinfold.segments.data;
}
