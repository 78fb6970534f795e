/** Events, traits, segments and audiences on top of {@code io.kinfold.core}. */
module io.kinfold.segments {
    requires transitive io.kinfold.core;
    requires com.carrotsearch.hppc;
    requires com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports io.kinfold.segments.data;
    exports io.kinfold.segments.evaluate;
    exports io.kinfold.segments.explain;
    exports io.kinfold.segments.expression;
    exports io.kinfold.segments.language;
    exports io.kinfold.segments.problem;
    exports io.kinfold.segments.schema;
    exports io.kinfold.segments.sql;
}
