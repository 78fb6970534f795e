/** Normalizers, similarities and probabilistic matching on top of {@code io.kinfold.core}. */
module io.kinfold.matchers {
    requires transitive io.kinfold.core;
    requires static transitive org.jspecify;
}
