package io.kinfold.matchers.normalize;

/** Says what to do where the optional dependency on ICU is absent. */
final class Icu {
    private static final boolean PRESENT = isPresent();

    private Icu() {}

    static void require() {
        if (!PRESENT) {
            throw new IllegalStateException("names in Latin letters or simplified characters need"
                    + " ICU; add the dependency com.ibm.icu:icu4j and, on the module path, the module"
                    + " com.ibm.icu");
        }
    }

    private static boolean isPresent() {
        try {
            Class.forName("com.ibm.icu.text.Transliterator", false, Icu.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
