package io.kinfold.segments.text;

/** How pieces of source appear in messages, which go to terminals and logs. */
final class Shown {
    private static final int LONGEST = 40;
    private static final int ODD = 0xFFFD;

    private Shown() {}

    /** Returns a piece of source in one line, without what is invisible, cut where it is long. */
    static String brief(String text) {
        StringBuilder brief = new StringBuilder();
        int end = Math.min(text.length(), 2 * LONGEST);
        text.substring(0, end)
                .codePoints()
                .limit(LONGEST)
                .forEach(c -> brief.appendCodePoint(c == '\t' ? ODD : visible(c)));
        boolean cut = text.length() > end || text.codePointCount(0, text.length()) > LONGEST;
        return cut ? brief.append('…').toString() : brief.toString();
    }

    /** Returns a character, or the replacement character for what a terminal could obey or hide; tabs stay. */
    static int visible(int c) {
        int type = Character.getType(c);
        boolean joiner = c == 0x200C || c == 0x200D;
        boolean odd = type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.FORMAT && !joiner);
        return odd && c != '\t' ? ODD : c;
    }
}
