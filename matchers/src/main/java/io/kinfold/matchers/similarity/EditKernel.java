package io.kinfold.matchers.similarity;

/**
 * Edit distances of values of at most 256 characters of which the shorter, without what both begin
 * and end with, has at most 64, no surrogates among them: the bit-parallel algorithm, O(length of
 * the longer), nothing allocated.
 *
 * <p>Bit i of the words is row i + 1 of the table of distances, and each step goes one column
 * (character of the text) on. Differences of neighbours are -1, 0 or 1: {@code vp} and {@code vn}
 * tell the vertical ones that are +1 and -1, {@code hp} and {@code hn} the horizontal ones,
 * {@code d0} the diagonal ones that are 0. One addition carries along runs of matches.
 *
 * <ol>
 *   <li>G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic
 *       programming, Journal of the ACM 46(3), 1999
 *   <li>H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances,
 *       Nordic Journal of Computing 10, 2003
 * </ol>
 */
final class EditKernel {
    /** The result where the values are not for this kernel. */
    static final int NOT_FOR_THIS = -1;

    private EditKernel() {}

    /**
     * Returns the distance, {@code limit + 1} where it is above the limit, or
     * {@link #NOT_FOR_THIS}.
     *
     * @param swaps whether neighbours may be swapped, as in optimal string alignment
     */
    static int distance(String a, String b, int limit, boolean swaps) {
        String pattern = a.length() <= b.length() ? a : b;
        String text = a.length() <= b.length() ? b : a;
        if (text.length() > Scratch.LONGEST) {
            return NOT_FOR_THIS;
        }
        Scratch scratch = Scratch.take();
        text.getChars(0, text.length(), scratch.right, 0);
        int distance;
        if (text.length() - pattern.length() > limit) {
            boolean plain = !Scratch.hasSurrogates(scratch.right, 0, text.length());
            distance = plain ? limit + 1 : NOT_FOR_THIS;
        } else {
            pattern.getChars(0, pattern.length(), scratch.left, 0);
            distance = distance(scratch, pattern.length(), text.length(), limit, swaps);
        }
        scratch.giveBack();
        return distance;
    }

    private static int distance(
            Scratch scratch, int patternLength, int textLength, int limit, boolean swaps) {
        char[] pattern = scratch.left;
        char[] text = scratch.right;
        int from = commonPrefix(pattern, patternLength, text, textLength);
        int to = patternLength - commonSuffix(pattern, patternLength, text, textLength, from);
        int end = textLength - (patternLength - to);
        if (to - from > PatternMasks.LONGEST || splitsPair(pattern, from, to, patternLength)) {
            return NOT_FOR_THIS;
        }
        if (to == from) {
            return rest(text, from, end, limit);
        }
        PatternMasks masks = scratch.masks;
        if (!masks.fill(pattern, from, to)) {
            return NOT_FOR_THIS;
        }
        int distance = swaps
                ? osa(masks, to - from, text, from, end, limit)
                : levenshtein(masks, 0, to - from, text, from, end, limit);
        masks.empty(pattern, from, to);
        return distance;
    }

    /** Returns Levenshtein's distance of a pattern, its masks made before, or as above. */
    static int levenshtein(PatternMasks masks, char[] pattern, String other) {
        int length = other.length();
        if (length > Scratch.LONGEST) {
            return NOT_FOR_THIS;
        }
        Scratch scratch = Scratch.take();
        char[] text = scratch.right;
        other.getChars(0, length, text, 0);
        int from = commonPrefix(pattern, pattern.length, text, length);
        int suffix = commonSuffix(pattern, pattern.length, text, length, from);
        int rows = pattern.length - from - suffix;
        int end = length - suffix;
        int distance = rows == 0
                ? rest(text, from, end, Integer.MAX_VALUE)
                : levenshtein(masks, from, rows, text, from, end, Integer.MAX_VALUE);
        scratch.giveBack();
        return distance;
    }

    /**
     * Returns the distance between {@code rows} characters of a pattern and a part of a text, or as
     * above.
     *
     * @param skip how many of the masks' lowest bits are of characters before
     */
    private static int levenshtein(
            PatternMasks masks, int skip, int rows, char[] text, int from, int end, int limit) {
        long vp = -1L;
        long vn = 0;
        int bottom = rows - 1;
        int distance = rows;
        for (int j = from; j < end; j++) {
            char c = text[j];
            if (c >= PatternMasks.ASCII && Character.isSurrogate(c)) {
                return NOT_FOR_THIS;
            }
            long matches = masks.of(c) >>> skip;
            long d0 = (((matches & vp) + vp) ^ vp) | matches | vn;
            long hp = vn | ~(d0 | vp);
            long hn = d0 & vp;
            distance += (int) (hp >>> bottom & 1) - (int) (hn >>> bottom & 1);
            hp = hp << 1 | 1;
            vp = hn << 1 | ~(d0 | hp);
            vn = hp & d0;
            if (distance - (end - j - 1) > limit) {
                return Scratch.hasSurrogates(text, j, end) ? NOT_FOR_THIS : limit + 1;
            }
        }
        return atMost(distance, limit);
    }

    private static int osa(
            PatternMasks masks, int rows, char[] text, int from, int end, int limit) {
        long vp = -1L;
        long vn = 0;
        long d0 = -1L;
        long before = 0;
        int bottom = rows - 1;
        int distance = rows;
        for (int j = from; j < end; j++) {
            char c = text[j];
            if (c >= PatternMasks.ASCII && Character.isSurrogate(c)) {
                return NOT_FOR_THIS;
            }
            long matches = masks.of(c);
            long swapped = (~d0 & matches) << 1 & before;
            before = matches;
            d0 = (((matches & vp) + vp) ^ vp) | matches | vn | swapped;
            long hp = vn | ~(d0 | vp);
            long hn = d0 & vp;
            distance += (int) (hp >>> bottom & 1) - (int) (hn >>> bottom & 1);
            hp = hp << 1 | 1;
            vp = hn << 1 | ~(d0 | hp);
            vn = hp & d0;
        }
        return atMost(distance, limit);
    }

    /** Returns the distance from nothing to a part of a text, or as above. */
    private static int rest(char[] text, int from, int end, int limit) {
        boolean plain = !Scratch.hasSurrogates(text, from, end);
        return plain ? atMost(end - from, limit) : NOT_FOR_THIS;
    }

    static int commonPrefix(char[] a, int aLength, char[] b, int bLength) {
        int shorter = Math.min(aLength, bLength);
        int length = 0;
        while (length < shorter && a[length] == b[length]) {
            length++;
        }
        return length;
    }

    private static int commonSuffix(char[] a, int aLength, char[] b, int bLength, int prefix) {
        int most = Math.min(aLength, bLength) - prefix;
        int length = 0;
        while (length < most && a[aLength - 1 - length] == b[bLength - 1 - length]) {
            length++;
        }
        return length;
    }

    /** Returns whether what both values begin or end with may be half a pair of surrogates. */
    private static boolean splitsPair(char[] pattern, int from, int to, int length) {
        boolean first = from > 0 && Character.isHighSurrogate(pattern[from - 1]);
        return first || (to < length && Character.isLowSurrogate(pattern[to]));
    }

    private static int atMost(int distance, int limit) {
        return distance <= limit ? distance : limit + 1;
    }
}
