package io.kinfold.matchers.model;

/**
 * Cheap bounds on how alike two texts can be, from the letters that only one of them has. Most pairs
 * that are compared differ in everything, and are told apart here without measuring them.
 */
final class Bounds {
    private static final double ROUNDING = 1e-9;
    private static final int LONGEST_PREFIX = 4;
    private static final double PREFIX_SCALE = 0.1;

    private Bounds() {}

    /** Returns a bit for each code point that occurs; two code points may share one. */
    static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                int point = text.codePointAt(i);
                letters |= 1L << point;
                i += Character.charCount(point) - 1;
            } else {
                letters |= 1L << c;
            }
        }
        return letters;
    }

    /** Returns whether {@link #jaroWinkler} bounds a similarity: it does for Jaro as well. */
    static boolean knows(String measure) {
        return measure.equals("jaro_winkler") || measure.equals("jaro");
    }

    /**
     * Returns whether so few edits can turn one text into the other: an edit removes at most one
     * letter that only this text has and one that only the other has.
     */
    static boolean editsReach(Value a, Value b, int atMost) {
        if (a.parts != null || b.parts != null) {
            return true;
        }
        return editsReach(a.letters, b.letters, atMost);
    }

    /** Says so of the {@link #letters} of two texts. */
    static boolean editsReach(long a, long b, int atMost) {
        return isWithin(a & ~b, atMost) && isWithin(b & ~a, atMost);
    }

    /** Counts no further than needed: {@link Long#bitCount} is a dozen steps where it is not compiled to one. */
    private static boolean isWithin(long bits, int atMost) {
        long rest = bits;
        for (int i = 0; i < atMost; i++) {
            rest &= rest - 1;
        }
        return rest == 0;
    }

    /** Returns what Jaro-Winkler is at most: what only one text has is not in common. */
    static double jaroWinkler(Value a, Value b) {
        if (a.parts != null || b.parts != null) {
            return 1;
        }
        int left = a.length;
        int right = b.length;
        double common = Math.min(
                left - Long.bitCount(a.letters & ~b.letters),
                right - Long.bitCount(b.letters & ~a.letters));
        double jaro = (common / left + common / right + 1) / 3;
        int prefix = 0;
        int most = Math.min(LONGEST_PREFIX, Math.min(left, right));
        while (prefix < most && a.text.charAt(prefix) == b.text.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_SCALE * (1 - jaro) + ROUNDING;
    }
}
