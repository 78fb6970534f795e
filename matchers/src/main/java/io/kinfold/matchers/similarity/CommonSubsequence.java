package io.kinfold.matchers.similarity;

import java.util.Arrays;

/**
 * The length of a longest common subsequence, 64 rows of the table at a time. A bit that is 0 is a
 * row where the length grows; one addition moves, in each run of rows, the lowest match to where
 * the length grows (Hyyrö 2004).
 */
final class CommonSubsequence {
    private static final int NOT_FOR_THIS = -1;

    private CommonSubsequence() {}

    static int length(String a, String b) {
        String pattern = a.length() <= b.length() ? a : b;
        String text = a.length() <= b.length() ? b : a;
        int common = pattern.length() <= PatternMasks.LONGEST && text.length() <= Scratch.LONGEST
                ? kernel(pattern, text)
                : NOT_FOR_THIS;
        return common == NOT_FOR_THIS ? strips(Symbols.of(pattern, text)) : common;
    }

    /** Returns the length, or {@link #NOT_FOR_THIS} where there are surrogates. */
    private static int kernel(String a, String b) {
        int rows = a.length();
        int columns = b.length();
        Scratch scratch = Scratch.take();
        char[] pattern = scratch.left;
        char[] text = scratch.right;
        a.getChars(0, rows, pattern, 0);
        b.getChars(0, columns, text, 0);
        int common = NOT_FOR_THIS;
        if (!Scratch.hasSurrogates(text, 0, columns) && scratch.masks.fill(pattern, 0, rows)) {
            common = Long.bitCount(~rowsThatStay(scratch.masks, text, columns));
            scratch.masks.empty(pattern, 0, rows);
        }
        scratch.giveBack();
        return common;
    }

    private static long rowsThatStay(PatternMasks masks, char[] text, int columns) {
        long still = -1L;
        for (int j = 0; j < columns; j++) {
            long matches = still & masks.of(text[j]);
            still = still + matches | (still - matches);
        }
        return still;
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
