package io.kinfold.fragment;

/** The order of strings by Unicode code points, which is also that of their UTF-8 bytes. */
final class CodePointOrder {
    private CodePointOrder() {}

    /**
     * Compares by code points. {@link String#compareTo} compares UTF-16 units, which puts characters
     * beyond the basic plane before U+E000 to U+FFFF.
     */
    static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xHigh = Character.isSurrogate(x);
                boolean yHigh = Character.isSurrogate(y);
                return xHigh == yHigh ? x - y : (xHigh ? 1 : -1);
            }
        }
        return a.length() - b.length();
    }
}
