/** Normalizers, similarities and probabilistic matching on top of {@code io.kinfold.core}. */
module io.kinfold.matchers {
    requires transitive io.kinfold.core;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.apache.commons.codec;
    requires static transitive org.jspecify;

    exports io.kinfold.matchers.evaluate;
    exports io.kinfold.matchers.normalize;
    exports io.kinfold.matchers.similarity;
}
