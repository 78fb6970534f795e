package io.kinfold.matchers.blocking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Parts of a text, counted in code points; each O(length), n-grams O(length times n). */
final class Pieces {
    private Pieces() {}

    static String prefix(String value, int length) {
        int end = forward(value, 0, length);
        return end == value.length() ? value : value.substring(0, end);
    }

    static String suffix(String value, int length) {
        int start = value.length();
        for (int i = 0; i < length && start > 0; i++) {
            start -= Character.charCount(value.codePointBefore(start));
        }
        return value.substring(start);
    }

    /** Returns what begins at a place from 1; empty where the value is shorter. */
    static String substring(String value, int start, int length) {
        int from = forward(value, 0, start - 1);
        return value.substring(from, forward(value, from, length));
    }

    private static int forward(String value, int from, int codePoints) {
        int at = from;
        for (int i = 0; i < codePoints && at < value.length(); i++) {
            at += Character.charCount(value.codePointAt(at));
        }
        return at;
    }

    /** Gives all n-grams; a value that is shorter is its own only one. */
    static void ngrams(String value, int n, Consumer<String> results) {
        int start = 0;
        int end = forward(value, 0, n);
        results.accept(value.substring(start, end));
        while (end < value.length()) {
            start += Character.charCount(value.codePointAt(start));
            end += Character.charCount(value.codePointAt(end));
            results.accept(value.substring(start, end));
        }
    }

    /** Returns a new list of what stands between white space. */
    static List<String> tokens(String value) {
        List<String> tokens = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= value.length(); at++) {
            if (at == value.length() || isSpace(value.charAt(at))) {
                if (at > from) {
                    tokens.add(value.substring(from, at));
                }
                from = at + 1;
            }
        }
        return tokens;
    }

    static String sortedTokens(String value) {
        List<String> tokens = tokens(value);
        tokens.sort(null);
        return String.join(" ", tokens);
    }

    static String firstToken(String value) {
        int from = 0;
        while (from < value.length() && isSpace(value.charAt(from))) {
            from++;
        }
        int end = from;
        while (end < value.length() && !isSpace(value.charAt(end))) {
            end++;
        }
        return value.substring(from, end);
    }

    static String lastToken(String value) {
        int end = value.length();
        while (end > 0 && isSpace(value.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && !isSpace(value.charAt(from - 1))) {
            from--;
        }
        return value.substring(from, end);
    }

    static String initials(String value) {
        StringBuilder initials = new StringBuilder();
        for (String token : tokens(value)) {
            initials.appendCodePoint(token.codePointAt(0));
        }
        return initials.toString();
    }

    /** Returns the decimal digits of any script as 0 to 9. */
    static String digits(String value) {
        StringBuilder digits = new StringBuilder();
        value.codePoints()
                .filter(Character::isDigit)
                .forEach(c -> digits.append((char) ('0' + Character.digit(c, 10))));
        return digits.toString();
    }

    static String letters(String value) {
        StringBuilder letters = new StringBuilder(value.length());
        value.codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /**
     * Returns a part of an ISO date: {@code 1990}, {@code 1990-05} and {@code 1990-05-17} have a
     * year, the last two a month. Empty for anything else.
     */
    static String ofDate(String value, int from, int to) {
        return isDate(value) && value.length() >= to ? value.substring(from, to) : "";
    }

    private static boolean isDate(String value) {
        int length = value.length();
        if (length != 4 && length != 7 && length != 10) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            boolean right = (i == 4 || i == 7) ? c == '-' : (c >= '0' && c <= '9');
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
