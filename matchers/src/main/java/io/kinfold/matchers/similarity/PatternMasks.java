package io.kinfold.matchers.similarity;

import java.util.Arrays;

/**
 * Where each character stands in a pattern of at most 64 characters: bit i of a character's mask is
 * set where the pattern's character i is that one. What the bit-parallel kernels read.
 *
 * <p>ASCII has a table of its own; all else an open-addressing table of 128 slots, of which at most
 * 64 are ever filled. A mask of 0 is a free slot. Emptying touches what was filled and no more,
 * which is what makes short patterns cheap.
 */
final class PatternMasks {
    static final int LONGEST = Long.SIZE;
    static final int ASCII = 128;
    private static final int SLOTS = 2 * LONGEST;

    private final long[] ascii = new long[ASCII];
    private final char[] wideKeys = new char[SLOTS];
    private final long[] wideMasks = new long[SLOTS];
    private final int[] filledSlots = new int[LONGEST];
    private int filled;

    /**
     * Takes a part of a value as the pattern; the masks must be empty.
     *
     * @return false, with the masks empty, where it holds a surrogate: the kernels count characters
     *     as code points, and have none for those beyond the basic plane
     */
    boolean fill(char[] pattern, int from, int to) {
        long bit = 1;
        for (int i = from; i < to; i++) {
            char c = pattern[i];
            if (c < ASCII) {
                ascii[c] |= bit;
            } else if (Character.isSurrogate(c)) {
                empty(pattern, from, i);
                return false;
            } else {
                put(c, bit);
            }
            bit <<= 1;
        }
        return true;
    }

    /** Undoes {@link #fill} of the same part. */
    void empty(char[] pattern, int from, int to) {
        for (int i = from; i < to; i++) {
            ascii[pattern[i] & (ASCII - 1)] = 0;
        }
        for (int i = 0; i < filled; i++) {
            wideMasks[filledSlots[i]] = 0;
        }
        filled = 0;
    }

    /** Returns where the pattern holds a character; 0 for a surrogate. */
    long of(char c) {
        return c < ASCII ? ascii[c] : wide(c);
    }

    /** Empties the masks whatever the pattern was. */
    void emptyAll() {
        Arrays.fill(ascii, 0);
        Arrays.fill(wideMasks, 0);
        filled = 0;
    }

    private long wide(char c) {
        int slot = c & (SLOTS - 1);
        while (wideMasks[slot] != 0 && wideKeys[slot] != c) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return wideMasks[slot];
    }

    private void put(char c, long bit) {
        int slot = c & (SLOTS - 1);
        while (wideMasks[slot] != 0 && wideKeys[slot] != c) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (wideMasks[slot] == 0) {
            wideKeys[slot] = c;
            filledSlots[filled++] = slot;
        }
        wideMasks[slot] |= bit;
    }
}
