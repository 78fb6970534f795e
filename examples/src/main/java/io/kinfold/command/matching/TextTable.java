package io.kinfold.command.matching;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as its widest cell. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /**
     * Creates a table.
     *
     * @param alignment a letter for each column: l for left, r for right
     */
    TextTable(String alignment) {
        right = new boolean[alignment.length()];
        for (int i = 0; i < right.length; i++) {
            right[i] = alignment.charAt(i) == 'r';
        }
    }

    TextTable row(String... cells) {
        rows.add(cells.clone());
        return this;
    }

    void print(PrintWriter out) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                String gap = " ".repeat(widths[i] - width(row[i]));
                line.append(' ').append(right[i] ? gap + row[i] : row[i] + gap).append(' ');
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** The characters of East Asia are as wide as two letters. */
    private static int width(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }
}
