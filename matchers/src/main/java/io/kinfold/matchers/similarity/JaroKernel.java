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
        int textLength = a.length();
        int length = b.length();
        if (Math.max(textLength, length) > PatternMasks.LONGEST) {
            return NOT_FOR_THIS;
        }
        Scratch scratch = Scratch.take();
        char[] text = scratch.left;
        char[] pattern = scratch.right;
        a.getChars(0, textLength, text, 0);
        b.getChars(0, length, pattern, 0);
        int prefix = EditKernel.commonPrefix(text, textLength, pattern, length);
        double similarity = NOT_FOR_THIS;
        if (!Scratch.hasSurrogates(text, 0, prefix)
                && scratch.masks.fill(pattern, prefix, length)) {
            similarity = similarity(scratch.masks, 0, length, text, textLength, prefix);
            scratch.masks.empty(pattern, prefix, length);
        }
        scratch.giveBack();
        return similarity;
    }

    /** As {@link #similarity(String, String)}, with the masks of the whole pattern made before. */
    static double similarity(PatternMasks masks, char[] pattern, String a) {
        int textLength = a.length();
        if (textLength > PatternMasks.LONGEST) {
            return NOT_FOR_THIS;
        }
        Scratch scratch = Scratch.take();
        char[] text = scratch.left;
        a.getChars(0, textLength, text, 0);
        int prefix = EditKernel.commonPrefix(text, textLength, pattern, pattern.length);
        double similarity = similarity(masks, prefix, pattern.length, text, textLength, prefix);
        scratch.giveBack();
        return similarity;
    }

    /**
     * Returns the similarity of a text and a pattern that begin alike, or {@link #NOT_FOR_THIS}.
     *
     * @param skip how many of the masks' lowest bits are the prefix's
     * @param prefix a number of characters with which both begin, none of them a surrogate: a match
     *     each, none out of order
     */
    private static double similarity(
            PatternMasks masks, int skip, int patternLength, char[] text, int length, int prefix) {
        int window = Math.max(0, Math.max(length, patternLength) / 2 - 1);
        long reach = (1L << (window + 1)) - 1;
        long taken = 0;
        long matched = 0;
        long crossed = 0;
        for (int k = 0; k < length - prefix; k++) {
            char c = text[prefix + k];
            if (c >= PatternMasks.ASCII && Character.isSurrogate(c)) {
                return NOT_FOR_THIS;
            }
            long partners = masks.of(c) >>> skip & reach & ~taken;
            long partner = partners & -partners;
            crossed |= taken & -partner;
            taken |= partner;
            matched |= (partner != 0 ? 1L : 0L) << k;
            reach = reach << 1 | (k < window ? 1 : 0);
        }
        int outOfOrder = 0;
        // Where each partner stands behind those before it, all are in order.
        for (long left = crossed == 0 ? 0 : matched; left != 0; left &= left - 1) {
            char c = text[prefix + Long.numberOfTrailingZeros(left)];
            outOfOrder += (masks.of(c) >>> skip & taken & -taken) == 0 ? 1 : 0;
            taken &= taken - 1;
        }
        return Jaro.formula(prefix + Long.bitCount(matched), outOfOrder, length, patternLength);
    }
}
