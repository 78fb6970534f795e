package io.kinfold.matchers.similarity;

import java.util.Arrays;

/**
 * The length of a longest common subsequence, 64 rows of the table at a time. A bit that is 0 is a
 * row where the length grows; one addition moves, in each run of rows, the lowest match to where
 * the length grows (Hyyrö 2004).
 */
final class CommonSubsequence {
    private CommonSubsequence() {}

    static int length(String a, String b) {
        String pattern = a.length() <= b.length() ? a : b;
        String text = a.length() <= b.length() ? b : a;
        int common = pattern.length() <= PatternMasks.LONGEST ? kernel(pattern, text) : -1;
        return common >= 0 ? common : strips(Symbols.of(pattern, text));
    }

    /** Returns the length, or -1 where there are surrogates. */
    private static int kernel(String pattern, String text) {
        PatternMasks masks = PatternMasks.ofThread();
        if (!masks.fill(pattern, 0, pattern.length())) {
            return -1;
        }
        long still = -1L;
        boolean surrogates = false;
        for (int j = 0; j < text.length(); j++) {
            char c = text.charAt(j);
            surrogates |= Character.isSurrogate(c);
            long matches = still & masks.of(c);
            still = still + matches | still - matches;
        }
        masks.empty(pattern, 0, pattern.length());
        return surrogates ? -1 : Long.bitCount(~still);
    }

    private static int strips(Symbols symbols) {
        int[] pattern = symbols.left();
        int[] text = symbols.right();
        long[] masks = new long[symbols.distinct() + 1];
        byte[] carries = new byte[text.length];
        int length = 0;
        for (int row = 0; row < pattern.length; row += Long.SIZE) {
            int rows = Math.min(Long.SIZE, pattern.length - row);
            Arrays.fill(masks, 0);
            for (int i = 0; i < rows; i++) {
                masks[pattern[row + i]] |= 1L << i;
            }
            length += Long.bitCount(~strip(masks, text, carries));
        }
        return length;
    }

    private static long strip(long[] masks, int[] text, byte[] carries) {
        long still = -1L;
        for (int j = 0; j < text.length; j++) {
            long matches = still & masks[text[j]];
            long sum = still + matches;
            long carried = sum + carries[j];
            boolean over =
                    Long.compareUnsigned(sum, still) < 0 || Long.compareUnsigned(carried, sum) < 0;
            carries[j] = (byte) (over ? 1 : 0);
            still = carried | still - matches;
        }
        return still;
    }
}
