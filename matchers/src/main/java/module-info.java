/** Normalizers, similarities and probabilistic matching on top of {@code io.kinfold.core}. */
module io.kinfold.matchers {
    requires transitive io.kinfold.core;
    requires com.fasterxml.jackson.databind;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.apache.commons.codec;
    requires static com.ibm.icu;
    requires static transitive org.jspecify;

    exports io.kinfold.matchers.auto;
    exports io.kinfold.matchers.blocking;
    exports io.kinfold.matchers.evaluate;
    exports io.kinfold.matchers.field;
    exports io.kinfold.matchers.model;
    exports io.kinfold.matchers.normalize;
    exports io.kinfold.matchers.rule;
    exports io.kinfold.matchers.similarity;
    exports io.kinfold.matchers.train;
}
