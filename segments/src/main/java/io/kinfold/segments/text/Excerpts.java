package io.kinfold.segments.text;

import io.kinfold.segments.problem.Position;

/** Makes the line of source that a problem shows, and the caret below it. */
public final class Excerpts {
    /** How much of a long line is shown on either side of the place, in characters. */
    private static final int AROUND = 60;

    private Excerpts() {}

    /**
     * Returns the line that holds a place, and below it carets under the place. Tabs stay tabs, so that the carets
     * stand right whatever a tab's width; wide characters take two columns and combining ones none, and control
     * characters are replaced. Of
     * a long line the part about the place is shown, and of a place of several lines the first.
     *
     * @param source the whole source
     * @param position the place
     * @return two lines without a line break at the end; empty where the place is not of text
     */
    public static String of(String source, Position position) {
        if (position.line() == 0) {
            return "";
        }
        int at = Math.min(position.offset(), source.length());
        int start = at;
        while (start > 0 && at - start < AROUND && !isBreak(source.charAt(start - 1))) {
            start--;
        }
        int end = at;
        int most = Math.max(AROUND, Math.min(position.length(), AROUND));
        while (end < source.length() && end - at < most && !isBreak(source.charAt(end))) {
            end++;
        }
        start = outsidePair(source, start);
        end = outsidePair(source, end);
        boolean cutBefore = start > 0 && !isBreak(source.charAt(start - 1));
        boolean cutAfter = end < source.length() && !isBreak(source.charAt(end));
        String line = (cutBefore ? "…" : "") + shown(source, start, end) + (cutAfter ? "…" : "");
        int marked = Math.min(end, at + Math.max(0, position.length()));
        return line + "\n" + (cutBefore ? " " : "") + blank(source, start, at)
                + "^".repeat(Math.max(1, columns(source, at, marked)));
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static int outsidePair(String source, int index) {
        boolean inside = index > 0
                && index < source.length()
                && Character.isSurrogatePair(source.charAt(index - 1), source.charAt(index));
        return inside ? index - 1 : index;
    }

    private static String shown(String source, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        source.substring(from, to).codePoints().map(Shown::visible).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static String blank(String source, int from, int to) {
        StringBuilder blank = new StringBuilder(to - from);
        source.substring(from, Math.max(from, to))
                .codePoints()
                .forEach(c -> blank.append(c == '\t' ? "\t" : " ".repeat(width(c))));
        return blank.toString();
    }

    private static int columns(String source, int from, int to) {
        return source.substring(from, Math.max(from, to))
                .codePoints()
                .map(Excerpts::width)
                .sum();
    }

    /** The columns of a character in a terminal, near enough: East Asian wide forms take two. */
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (type == Character.FORMAT && Shown.visible(c) == c)) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
