package io.kinfold.matchers.similarity;

/**
 * Jaro's similarity of values of at most 64 characters, no surrogates among them: the window, the
 * characters still free and those that match are bits of a word, so each character of one value
 * finds its partner in a few instructions. O(sum of the lengths), nothing allocated.
 */
final class JaroKernel {
    /** The result where the values are not for this kernel. */
    static final double NOT_FOR_THIS = -1;

    private JaroKernel() {}

    /** Returns the similarity, or {@link #NOT_FOR_THIS}. */
    static double similarity(String a, String b) {
        if (Math.max(a.length(), b.length()) > PatternMasks.LONGEST) {
            return NOT_FOR_THIS;
        }
        int prefix = EditKernel.commonPrefix(a, b);
        if (EditKernel.hasSurrogates(a, 0, prefix)) {
            return NOT_FOR_THIS;
        }
        PatternMasks masks = PatternMasks.ofThread();
        if (!masks.fill(b, prefix, b.length())) {
            return NOT_FOR_THIS;
        }
        double similarity = similarity(a, masks, b, prefix);
        masks.empty(b, prefix, b.length());
        return similarity;
    }

    /**
     * Returns the similarity of a text and a pattern that begin alike, or {@link #NOT_FOR_THIS}.
     *
     * @param masks those of the pattern from {@code prefix} on
     * @param prefix a number of characters with which both begin, none of them a surrogate: a match
     *     each, none out of order
     */
    static double similarity(String text, PatternMasks masks, String pattern, int prefix) {
        int window = Math.max(0, Math.max(text.length(), pattern.length()) / 2 - 1);
        long reach = (1L << (window + 1)) - 1;
        long free = -1L;
        long matched = 0;
        for (int i = prefix; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                return NOT_FOR_THIS;
            }
            long partners = masks.of(c) & reach & free;
            free ^= partners & -partners;
            matched |= (partners != 0 ? 1L : 0L) << (i - prefix);
            reach = reach << 1 | (i - prefix < window ? 1 : 0);
        }
        int matches = prefix + Long.bitCount(matched);
        int outOfOrder = outOfOrder(text, matched, pattern, ~free, prefix);
        return Jaro.formula(matches, outOfOrder, text.length(), pattern.length());
    }

    private static int outOfOrder(
            String text, long inText, String pattern, long inPattern, int prefix) {
        int count = 0;
        long left = inText;
        long right = inPattern;
        while (left != 0) {
            char one = text.charAt(prefix + Long.numberOfTrailingZeros(left));
            char other = pattern.charAt(prefix + Long.numberOfTrailingZeros(right));
            count += one != other ? 1 : 0;
            left &= left - 1;
            right &= right - 1;
        }
        return count;
    }
}
