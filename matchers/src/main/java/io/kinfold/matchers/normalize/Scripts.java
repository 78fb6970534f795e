package io.kinfold.matchers.normalize;

import java.lang.Character.UnicodeScript;

/** The scripts that names of this market are written in. */
final class Scripts {
    private Scripts() {}

    static boolean isHan(int c) {
        return c >= 0x2E80 && UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    /** Returns whether a code point is a composed Korean syllable. */
    static boolean isHangulSyllable(int c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }

    /** Returns whether names in this script begin with the family name. */
    static boolean isFamilyNameFirst(int c) {
        return isHan(c) || isHangulSyllable(c);
    }
}
