package io.kinfold.matchers.similarity;

import java.util.Arrays;

/**
 * Edit distances of values of any length: the table of distances is cut into strips of 64 rows, and
 * each strip goes through the columns as {@link EditKernel} does. What a strip hands to the next is
 * one byte a column: the horizontal difference at its lowest row, and whether the lowest row could
 * be the first half of a swap.
 *
 * <p>Only cells within a band of the diagonal are computed, since a distance of k leads no path
 * further than k away from it; the band widens until the distance fits. Cells outside count as a
 * step dearer than their neighbours within, which no path undercuts. O(n d / 64) time for a
 * distance d, at most about n m / 64; O(n) memory.
 */
final class EditStrips {
    private static final int FIRST_BAND = 63;
    private static final int WIDER = 4;
    private static final int STRIP = Long.SIZE;
    private static final byte UP = 1;
    private static final byte DOWN = 2;
    private static final byte HALF_SWAP = 4;

    private final int[] pattern;
    private final int[] text;
    private final boolean swaps;
    private final long[] masks;
    private final byte[] handedDown;

    private EditStrips(Symbols symbols, boolean swaps) {
        this.pattern = symbols.left();
        this.text = symbols.right();
        this.swaps = swaps;
        this.masks = new long[symbols.distinct() + 1];
        this.handedDown = new byte[text.length];
    }

    /**
     * Returns the distance, or {@code limit + 1} where it is above the limit.
     *
     * @param swaps whether neighbours may be swapped, as in optimal string alignment
     */
    static int distance(Symbols symbols, int limit, boolean swaps) {
        int most = Math.max(symbols.left().length, symbols.right().length);
        int least = most - Math.min(symbols.left().length, symbols.right().length);
        int reached = Math.min(limit, most);
        if (least > reached) {
            return limit + 1;
        }
        EditStrips strips = new EditStrips(symbols, swaps);
        int band = Math.min(reached, Math.max(FIRST_BAND, 2 * least));
        while (true) {
            int distance = strips.within(band);
            if (distance <= band) {
                return distance;
            }
            if (band == reached) {
                return limit + 1;
            }
            band = (int) Math.min(reached, (long) band * WIDER);
        }
    }

    /** Returns the distance where it is at most {@code band}, else some number above. */
    private int within(int band) {
        Arrays.fill(handedDown, UP);
        int corner = 0;
        int column = 0;
        for (int row = 0; row < pattern.length; row += STRIP) {
            int rows = Math.min(STRIP, pattern.length - row);
            // One column more than the band has, for the first half of a swap.
            int start = Math.max(0, row - band - 1);
            for (; column < start; column++) {
                corner += step(handedDown[column]);
            }
            int end = (int) Math.min(text.length, (long) row + rows + band);
            strip(row, rows, start, end);
            corner += rows;
        }
        for (; column < text.length; column++) {
            corner += step(handedDown[column]);
        }
        return corner;
    }

    private void strip(int row, int rows, int start, int end) {
        for (int i = 0; i < rows; i++) {
            masks[pattern[row + i]] |= 1L << i;
        }
        long vp = -1L;
        long vn = 0;
        long d0 = -1L;
        long before = 0;
        int bottom = rows - 1;
        for (int j = start; j < end; j++) {
            byte above = handedDown[j];
            long matches = masks[text[j]];
            long halves = swaps ? ~d0 & matches : 0;
            long swapped = (halves << 1 | (above & HALF_SWAP) >> 2) & before;
            before = matches;
            long down = (above & DOWN) >> 1;
            long carried = matches | down;
            d0 = (((carried & vp) + vp) ^ vp) | carried | vn | swapped;
            long hp = vn | ~(d0 | vp);
            long hn = d0 & vp;
            handedDown[j] = (byte)
                    ((hp >>> bottom & 1) | (hn >>> bottom & 1) << 1 | (halves >>> bottom & 1) << 2);
            hp = hp << 1 | (above & UP);
            vp = hn << 1 | down | ~(d0 | hp);
            vn = hp & d0;
        }
        for (int i = 0; i < rows; i++) {
            masks[pattern[row + i]] = 0;
        }
    }

    private static int step(byte handedDown) {
        return (handedDown & UP) - ((handedDown & DOWN) >> 1);
    }
}
