package io.kinfold.segments.text;

import io.kinfold.segments.problem.Position;
import io.kinfold.segments.text.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a source into tokens, in one pass. What makes no sense becomes an error token, complained about once. */
final class Lexer {
    /** Beyond the digits of any double; a longer number is no number of anybody's. */
    private static final int LONGEST_NUMBER = 400;

    private static final String SYMBOLS = "(),;:=<>.-";
    private static final List<String> PAIRS = List.of(":=", "!=", "<=", ">=");

    /** What other languages write, and what this one writes for it. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("<>", "!="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("&&", "and"),
            Map.entry("||", "or"),
            Map.entry("&", "and"),
            Map.entry("|", "or"),
            Map.entry("!", "not"),
            Map.entry("\u2260", "!="),
            Map.entry("\u2264", "<="),
            Map.entry("\u2265", ">="),
            Map.entry("\u3001", ","),
            Map.entry("\u2212", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"));

    /** Opening quotes of other keyboards, with what closes them. */
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

    private final String source;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;
    private int startOffset;
    private int startLine;
    private int startColumn;

    Lexer(String source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Returns all tokens, the last of kind END. */
    List<Token> tokens() {
        if (source.startsWith("\uFEFF")) {
            at = 1;
        }
        skipBlank();
        while (at < source.length()) {
            mark();
            token();
            skipBlank();
        }
        mark();
        add(Kind.END, "");
        return tokens;
    }

    private void token() {
        int c = source.codePointAt(at);
        if (c == '\'') {
            quoted(Kind.STRING, "'");
        } else if (c == '"') {
            quoted(Kind.QUOTED_NAME, "\"");
        } else if (QUOTES.containsKey(c)) {
            foreignQuotes(c);
        } else if (Words.isNameStart(c) && !isFullWidth(c)) {
            advanceOverName();
            add(Kind.WORD, source.substring(startOffset, at));
        } else if (Character.isDigit(c)) {
            number();
        } else if (c == ':'
                && at + 1 < source.length()
                && Words.isNameStart(source.codePointAt(at + 1))) {
            advance();
            advanceOverName();
            add(Kind.PARAMETER, source.substring(startOffset + 1, at));
        } else if (source.startsWith(":\"", at)) {
            advance();
            quoted(Kind.PARAMETER, "\"");
        } else {
            symbol(c);
        }
    }

    private void advanceOverName() {
        while (at < source.length()) {
            int c = source.codePointAt(at);
            boolean inner = c == '.'
                    && at + 1 < source.length()
                    && Words.isNamePart(source.codePointAt(at + 1));
            if (!inner && !Words.isNamePart(c)) {
                return;
            }
            advance();
        }
    }

    private void number() {
        int from = at;
        boolean sound = digits();
        if (at + 1 < source.length()
                && source.charAt(at) == '.'
                && Character.isDigit(source.codePointAt(at + 1))) {
            advance();
            sound &= digits();
        }
        int end = at;
        advanceOverName();
        String text = source.substring(from, at);
        if (at > end) {
            complain(
                    "SEG-005",
                    "'" + brief(text) + "' is no number: put a space after "
                            + brief(source.substring(from, end))
                            + ", or double quotes around a name that"
                            + " starts with a digit");
        } else if (!sound) {
            complain(
                    "SEG-005",
                    "'" + brief(text) + "' is no number: write digits 0 to 9, with single"
                            + " underscores between them if you like, such as 1_000.50");
        } else if (text.length() > LONGEST_NUMBER) {
            complain("SEG-005", "a number may have " + LONGEST_NUMBER + " digits at most");
        } else {
            add(Kind.NUMBER, text.replace("_", ""));
        }
    }

    /** Passes digits and underscores; returns whether they are 0 to 9 with single underscores between. */
    private boolean digits() {
        boolean sound = true;
        boolean afterDigit = false;
        while (at < source.length()) {
            int c = source.codePointAt(at);
            if (c == '_') {
                sound &= afterDigit;
                afterDigit = false;
            } else if (Character.isDigit(c)) {
                sound &= c <= '9';
                afterDigit = true;
            } else {
                break;
            }
            advance();
        }
        return sound && afterDigit;
    }

    private void quoted(Kind kind, String quote) {
        StringBuilder text = new StringBuilder();
        advance();
        while (at < source.length()) {
            if (source.startsWith(quote, at)) {
                advance();
                if (!source.startsWith(quote, at)) {
                    close(kind, text.toString());
                    return;
                }
            }
            text.appendCodePoint(source.codePointAt(at));
            advance();
        }
        unclosed(quote);
    }

    private void close(Kind kind, String text) {
        int odd = text.codePoints().filter(Lexer::isNoText).findFirst().orElse(-1);
        if (odd >= 0) {
            complain(
                    "SEG-004",
                    "the character " + name(odd) + " cannot stand in a text: no store keeps"
                            + " it; take it out");
        } else if (kind != Kind.STRING && text.isEmpty()) {
            complain("SEG-003", "a name must not be empty; a text stands in single quotes: ''");
        } else {
            add(kind, text);
        }
    }

    /** Takes the rest of the line for the text, so that what follows can still be read. */
    private void unclosed(String quote) {
        String what = quote.equals("'") ? "text" : "name";
        at = startOffset;
        line = startLine;
        column = startColumn;
        while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
            advance();
        }
        problems.add(
                "SEG-002",
                new Position("", startLine, startColumn, startOffset, 1),
                "this " + what + " has no end: close it with " + quote
                        + " (and write a quote within it" + " twice)");
        add(Kind.ERROR, source.substring(startOffset, at));
    }

    private void foreignQuotes(int open) {
        String closing = QUOTES.getOrDefault(open, "");
        advance();
        int from = at;
        while (at < source.length() && closing.indexOf(source.codePointAt(at)) < 0) {
            advance();
        }
        String text = source.substring(from, at);
        if (at == source.length()) {
            at = startOffset;
            line = startLine;
            column = startColumn;
            advance();
            text = "...";
        } else {
            advance();
        }
        problems.add("SEG-004", here(), "write straight single quotes: '" + brief(text) + "'");
        add(Kind.ERROR, text);
    }

    private void symbol(int c) {
        String one = Character.toString(c);
        String two = source.substring(at, Math.min(source.length(), at + 2));
        String ascii = isFullWidth(c) ? Character.toString(c - 0xFEE0) : null;
        if (PAIRS.contains(two)) {
            advance();
            advance();
            add(Kind.SYMBOL, two);
        } else if (FOREIGN.containsKey(two)) {
            advance();
            advance();
            foreign(two, FOREIGN.getOrDefault(two, ""));
        } else if (SYMBOLS.contains(one)) {
            advance();
            add(Kind.SYMBOL, one);
        } else if (FOREIGN.containsKey(one)) {
            advance();
            foreign(one, FOREIGN.getOrDefault(one, ""));
        } else if (ascii != null) {
            fullWidth(ascii);
        } else {
            advance();
            complain("SEG-004", meaningless(c));
        }
    }

    /** Goes on with what was meant, so that one slip is one problem. */
    private void foreign(String written, String meant) {
        problems.add("SEG-004", here(), "write '" + meant + "' instead of '" + written + "'");
        add(Character.isLetter(meant.charAt(0)) ? Kind.WORD : Kind.SYMBOL, meant);
    }

    private void fullWidth(String ascii) {
        while (at < source.length() && isFullWidth(source.codePointAt(at))) {
            advance();
            if (SYMBOLS.contains(ascii)) {
                break;
            }
        }
        String written = source.substring(startOffset, at);
        String meant = ascii.length() == 1 && SYMBOLS.contains(ascii) ? ascii : halfWidth(written);
        problems.add(
                "SEG-004",
                here(),
                "'" + brief(written) + "' is full-width: write '" + brief(meant) + "'");
        add(SYMBOLS.contains(meant) ? Kind.SYMBOL : Kind.ERROR, meant);
    }

    private static String halfWidth(String text) {
        StringBuilder half = new StringBuilder();
        text.codePoints().forEach(c -> half.appendCodePoint(isFullWidth(c) ? c - 0xFEE0 : c));
        return half.toString();
    }

    private static boolean isFullWidth(int c) {
        return c >= 0xFF01 && c <= 0xFF5E;
    }

    private static String meaningless(int c) {
        if (c == '%') {
            return "'%' has no meaning here: write the word percent, as in top 10 percent by";
        }
        if (c == '[' || c == '{') {
            return "'" + (char) c + "' has no meaning here: use parentheses ( )";
        }
        return name(c)
                + " has no meaning here: take it out, or put double quotes around a name that has"
                + " it and single quotes around a text";
    }

    private static boolean isNoText(int c) {
        return c == 0 || Character.getType(c) == Character.SURROGATE;
    }

    private static String name(int c) {
        int type = Character.getType(c);
        boolean visible = !Character.isISOControl(c)
                && type != Character.SURROGATE
                && type != Character.FORMAT
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE;
        return visible ? "'" + Character.toString(c) + "'" : String.format("U+%04X", c);
    }

    private static String brief(String text) {
        return text.codePointCount(0, text.length()) > 40
                ? text.substring(0, text.offsetByCodePoints(0, 39)) + "…"
                : text;
    }

    private void complain(String code, String message) {
        problems.add(code, here(), message);
        add(Kind.ERROR, brief(source.substring(startOffset, at)));
    }

    private Position here() {
        return new Position("", startLine, startColumn, startOffset, at - startOffset);
    }

    private void mark() {
        startOffset = at;
        startLine = line;
        startColumn = column;
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, startOffset, at, startLine, startColumn));
    }

    private void skipBlank() {
        while (at < source.length()) {
            int c = source.codePointAt(at);
            if (source.startsWith("--", at)) {
                while (at < source.length()
                        && source.charAt(at) != '\n'
                        && source.charAt(at) != '\r') {
                    advance();
                }
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                advance();
            } else {
                return;
            }
        }
    }

    private void advance() {
        int c = source.codePointAt(at);
        at += Character.charCount(c);
        boolean endsLine = c == '\n' || (c == '\r' && !source.startsWith("\n", at));
        if (endsLine) {
            line++;
            column = 1;
        } else {
            column++;
        }
    }
}
