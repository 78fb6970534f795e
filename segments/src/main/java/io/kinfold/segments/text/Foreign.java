package io.kinfold.segments.text;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What other languages and keyboards write, and what this language writes for it. */
final class Foreign {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("<>", "!="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("&&", "and"),
            Map.entry("||", "or"),
            Map.entry("&", "and"),
            Map.entry("|", "or"),
            Map.entry("!", "not"),
            Map.entry("[", "("),
            Map.entry("{", "("),
            Map.entry("]", ")"),
            Map.entry("}", ")"),
            Map.entry("\u2260", "!="),
            Map.entry("\u2264", "<="),
            Map.entry("\u2265", ">="),
            Map.entry("\u3001", ","),
            Map.entry("\u2212", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"));

    /** Opening quotes, each with what may close it. */
    private static final Map<Integer, String> QUOTES = Map.of(
            0x2018,
            "\u2018\u2019'",
            0x2019,
            "\u2018\u2019'",
            0x201C,
            "\u201C\u201D\"",
            0x201D,
            "\u201C\u201D\"",
            0x300C,
            "\u300D",
            0x300E,
            "\u300F",
            0xFF07,
            "\uFF07'",
            0xFF02,
            "\uFF02\"",
            (int) '`',
            "`'",
            0x00B4,
            "\u00B4'");

    private Foreign() {}

    static @Nullable String meant(String sign) {
        return SIGNS.get(sign);
    }

    /** Returns the characters that close a foreign quote; none where the character opens none. */
    static String closing(int c) {
        return QUOTES.getOrDefault(c, "");
    }

    /** Returns whether a character is the wide form of one of ASCII, as East Asian keyboards write them. */
    static boolean isFullWidth(int c) {
        return c >= 0xFF01 && c <= 0xFF5E;
    }

    static String halfWidth(String text) {
        StringBuilder half = new StringBuilder();
        text.codePoints().forEach(c -> half.appendCodePoint(isFullWidth(c) ? c - 0xFEE0 : c));
        return half.toString();
    }
}
