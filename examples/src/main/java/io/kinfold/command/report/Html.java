package io.kinfold.command.report;

import java.util.Locale;

/** Text in a page. */
final class Html {
    /** From here on come the scripts of East Asia, whose characters are as wide as two letters. */
    private static final int FIRST_WIDE = 0x2E80;

    private Html() {}

    /**
     * Returns the text with everything that a page could take for markup replaced; control
     * characters become spaces.
     */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 8);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' ? ' ' : c);
            }
        }
        return safe.toString();
    }

    /**
     * Returns the text cut to a width of so many Latin letters, with an ellipsis where something is
     * missing.
     */
    static String cut(String raw, int most) {
        int width = 0;
        int last = 0;
        for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
            width += raw.codePointAt(i) < FIRST_WIDE ? 1 : 2;
            if (width > most) {
                return raw.substring(0, last) + "…";
            } else if (width < most) {
                last = i + Character.charCount(raw.codePointAt(i));
            }
        }
        return raw;
    }

    /** Returns a number with what it counts, such as "2 fragments". */
    static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** Returns a format filled in, with a decimal point in every country. */
    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Returns a number with thousands set apart. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
