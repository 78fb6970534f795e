package io.kinfold.matchers.similarity;

import java.util.Arrays;

/**
 * The table of unrestricted Damerau-Levenshtein distances, three rows of it at a time: O(n m) time,
 * O(n + m) memory.
 *
 * <p>A swap may span characters that are inserted or deleted between the two. Of all swaps that
 * could end in a cell only two need a look: the one whose second row is this one and whose columns
 * are neighbours, and the one whose rows are neighbours; any other costs no less than a path
 * without it.
 *
 * <ol>
 *   <li>R. Lowrance, R. A. Wagner, An extension of the string-to-string correction problem, Journal
 *       of the ACM 22(2), 1975
 *   <li>C. Zhao, S. Sahni, String correction using the Damerau-Levenshtein distance, BMC
 *       Bioinformatics 20, 2019
 * </ol>
 */
final class SwapTable {
    private final int[] left;
    private final int[] right;
    /** By symbol, the last row in which the left value has it; 0 for none. */
    private final int[] lastRow;
    /** By column, what the swap that ends there started from: the row above the matching one. */
    private final int[] swapFrom;
    /** Shifted by one: index 0 is a column that no path enters. */
    private int[] above;

    private int[] current;

    private SwapTable(Symbols symbols) {
        this.left = symbols.left();
        this.right = symbols.right();
        this.lastRow = new int[symbols.distinct() + 1];
        int unreachable = Math.max(left.length, right.length) + 1;
        this.swapFrom = filled(right.length + 2, unreachable);
        this.above = filled(right.length + 2, unreachable);
        this.current = filled(right.length + 2, unreachable);
        for (int j = 0; j <= right.length; j++) {
            current[j + 1] = j;
        }
    }

    static int distance(Symbols symbols) {
        SwapTable table = new SwapTable(symbols);
        for (int row = 1; row <= table.left.length; row++) {
            table.fill(row);
        }
        return table.current[table.right.length + 1];
    }

    private void fill(int row) {
        int[] twoAbove = above;
        above = current;
        current = twoAbove;
        int symbol = left[row - 1];
        int lastMatch = 0;
        int unreachable = Math.max(left.length, right.length) + 1;
        int beforeMatch = unreachable;
        int leftTwoAbove = current[1];
        current[1] = row;
        for (int j = 1; j <= right.length; j++) {
            int best = 1 + Math.min(current[j], above[j + 1]);
            int twoAboveHere = current[j + 1];
            if (symbol == right[j - 1]) {
                best = Math.min(best, above[j]);
                lastMatch = j;
                swapFrom[j] = above[j - 1];
                beforeMatch = leftTwoAbove;
            } else {
                best = Math.min(best, above[j] + 1);
                int lastRowHere = lastRow[right[j - 1]];
                if (lastMatch == j - 1) {
                    best = Math.min(best, swapFrom[j] + row - lastRowHere);
                } else if (lastRowHere == row - 1) {
                    best = Math.min(best, beforeMatch + j - lastMatch);
                }
            }
            leftTwoAbove = twoAboveHere;
            current[j + 1] = best;
        }
        lastRow[symbol] = row;
    }

    private static int[] filled(int length, int value) {
        int[] array = new int[length];
        Arrays.fill(array, value);
        return array;
    }
}
