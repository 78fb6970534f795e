package io.kinfold.store.jdbc;

/**
 * Text of any kind in a column of text. PostgreSQL holds no U+0000, and no database an unpaired surrogate; they are written as
 * a backslash and four hexadecimal digits, and a backslash as two. All other text stands as it is.
 */
final class PlainColumn {
    private static final char ESCAPE = '\\';

    private PlainColumn() {}

    static String write(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSpecial(text, i)) {
                return escaped(text);
            }
            if (Character.isHighSurrogate(text.charAt(i))) {
                i++;
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE) {
                out.append(ESCAPE).append(ESCAPE);
            } else if (isSpecial(text, i)) {
                out.append(ESCAPE).append(String.format("%04X", (int) c));
            } else {
                out.append(c);
                if (Character.isHighSurrogate(c)) {
                    out.append(text.charAt(++i));
                }
            }
        }
        return out.toString();
    }

    /** Returns whether a character cannot stand as it is; one behind the first half of a pair is not asked for. */
    private static boolean isSpecial(String text, int at) {
        char c = text.charAt(at);
        if (c == 0 || c == ESCAPE || Character.isLowSurrogate(c)) {
            return true;
        }
        return Character.isHighSurrogate(c)
                && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)));
    }

    static String read(String column) {
        int escape = column.indexOf(ESCAPE);
        if (escape < 0) {
            return column;
        }
        StringBuilder out = new StringBuilder(column.length());
        int from = 0;
        while (escape >= 0) {
            out.append(column, from, escape);
            if (column.charAt(escape + 1) == ESCAPE) {
                out.append(ESCAPE);
                from = escape + 2;
            } else {
                out.append((char) Integer.parseInt(column, escape + 1, escape + 5, 16));
                from = escape + 5;
            }
            escape = column.indexOf(ESCAPE, from);
        }
        return out.append(column, from, column.length()).toString();
    }
}
