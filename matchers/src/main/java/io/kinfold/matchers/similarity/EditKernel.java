package io.kinfold.matchers.similarity;

/**
 * Edit distances of values of which the shorter, without what both begin and end with, has at most
 * 64 characters, and no surrogates: the bit-parallel algorithm, O(length of the longer), nothing
 * allocated.
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
        int from = commonPrefix(pattern, text);
        int suffix = commonSuffix(pattern, text, from);
        int to = pattern.length() - suffix;
        int end = text.length() - suffix;
        if (to - from > PatternMasks.LONGEST || splitsPair(pattern, from, to)) {
            return NOT_FOR_THIS;
        }
        if (to == from || end - to > limit) {
            boolean plain = !hasSurrogates(pattern, from, to) && !hasSurrogates(text, from, end);
            return plain ? atMost(end - to, limit) : NOT_FOR_THIS;
        }
        PatternMasks masks = PatternMasks.ofThread();
        if (!masks.fill(pattern, from, to)) {
            return NOT_FOR_THIS;
        }
        int distance = swaps
                ? osa(masks, to - from, text, from, end, limit)
                : levenshtein(masks, to - from, text, from, end, limit);
        masks.empty(pattern, from, to);
        return distance;
    }

    /** As {@link #distance}, for a pattern of 1 to 64 characters and a part of a text. */
    static int levenshtein(
            PatternMasks masks, int rows, String text, int from, int end, int limit) {
        long vp = -1L;
        long vn = 0;
        int bottom = rows - 1;
        int distance = rows;
        for (int j = from; j < end; j++) {
            char c = text.charAt(j);
            if (Character.isSurrogate(c)) {
                return NOT_FOR_THIS;
            }
            long matches = masks.of(c);
            long d0 = (((matches & vp) + vp) ^ vp) | matches | vn;
            long hp = vn | ~(d0 | vp);
            long hn = d0 & vp;
            distance += (int) (hp >>> bottom & 1) - (int) (hn >>> bottom & 1);
            hp = hp << 1 | 1;
            vp = hn << 1 | ~(d0 | hp);
            vn = hp & d0;
            if (distance - (end - j - 1) > limit) {
                return hasSurrogates(text, j, end) ? NOT_FOR_THIS : limit + 1;
            }
        }
        return atMost(distance, limit);
    }

    private static int osa(
            PatternMasks masks, int rows, String text, int from, int end, int limit) {
        long vp = -1L;
        long vn = 0;
        long d0 = -1L;
        long before = 0;
        int bottom = rows - 1;
        int distance = rows;
        for (int j = from; j < end; j++) {
            char c = text.charAt(j);
            if (Character.isSurrogate(c)) {
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

    static int commonPrefix(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int length = 0;
        while (length < shorter && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    static boolean hasSurrogates(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether what both values begin or end with may be half a pair of surrogates. */
    private static boolean splitsPair(String pattern, int from, int to) {
        boolean first = from > 0 && Character.isHighSurrogate(pattern.charAt(from - 1));
        return first || (to < pattern.length() && Character.isLowSurrogate(pattern.charAt(to)));
    }

    private static int commonSuffix(String pattern, String text, int prefix) {
        int most = pattern.length() - prefix;
        int shift = text.length() - pattern.length();
        int at = pattern.length() - 1;
        while (at >= prefix && pattern.charAt(at) == text.charAt(at + shift)) {
            at--;
        }
        return most - (at + 1 - prefix);
    }

    private static int atMost(int distance, int limit) {
        return distance <= limit ? distance : limit + 1;
    }
}
