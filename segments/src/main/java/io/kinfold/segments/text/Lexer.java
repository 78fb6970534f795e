package io.kinfold.segments.text;

import io.kinfold.segments.problem.Position;
import io.kinfold.segments.text.Token.Kind;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Cuts a source into tokens, in one pass. What makes no sense becomes an error token, complained about once. */
final class Lexer {
    /** Beyond the digits of any double; a longer number is no number of anybody's. */
    private static final int LONGEST_NUMBER = 400;

    private static final String SYMBOLS = "(),;:=<>.-";
    private static final List<String> PAIRS = List.of(":=", "!=", "<=", ">=");

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
        } else if (!Foreign.closing(c).isEmpty()) {
            foreignQuotes(Foreign.closing(c));
        } else if (Foreign.isFullWidth(c)) {
            fullWidth(c);
        } else if (Words.isNameStart(c)) {
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
                    "'" + Shown.brief(text) + "' is no number: put a space after "
                            + Shown.brief(source.substring(from, end))
                            + ", or double quotes around a name that"
                            + " starts with a digit");
        } else if (!sound) {
            complain(
                    "SEG-005",
                    "'" + Shown.brief(text) + "' is no number: write digits 0 to 9, with single"
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
        backToStart();
        while (!atLineEnd()) {
            advance();
        }
        problems.add(
                "SEG-002",
                new Position("", startLine, startColumn, startOffset, 1),
                "this " + what + " has no end: close it with " + quote
                        + " (and write a quote within it" + " twice)");
        add(Kind.ERROR, source.substring(startOffset, at));
    }

    /** Ends with the line at the latest: a quote of this kind may be nothing but an apostrophe. */
    private void foreignQuotes(String closing) {
        advance();
        int from = at;
        while (!atLineEnd() && closing.indexOf(source.codePointAt(at)) < 0) {
            advance();
        }
        String text = source.substring(from, at);
        if (atLineEnd()) {
            complain("SEG-004", "write straight single quotes about a text: 'gold'");
        } else {
            advance();
            problems.add(
                    "SEG-004", here(), "write straight single quotes: '" + Shown.brief(text) + "'");
            add(Kind.STRING, text);
        }
    }

    private boolean atLineEnd() {
        return at >= source.length() || source.charAt(at) == '\n' || source.charAt(at) == '\r';
    }

    private void symbol(int c) {
        String one = Character.toString(c);
        String two = source.substring(at, Math.min(source.length(), at + 2));
        String written = PAIRS.contains(two) || Foreign.meant(two) != null ? two : one;
        String meant = Foreign.meant(written);
        advance();
        if (written.length() > one.length()) {
            advance();
        }
        if (meant != null) {
            foreign(written, meant);
        } else if (written.length() > one.length() || SYMBOLS.contains(one)) {
            add(Kind.SYMBOL, written);
        } else {
            meaningless(c);
        }
    }

    /** Goes on with what was meant, so that one slip is one problem. */
    private void foreign(String written, String meant) {
        problems.add("SEG-004", here(), "write '" + meant + "' instead of '" + written + "'");
        add(Character.isLetter(meant.charAt(0)) ? Kind.WORD : Kind.SYMBOL, meant);
    }

    private void fullWidth(int c) {
        String symbol = Foreign.halfWidth(Character.toString(c));
        boolean word = Character.isLetterOrDigit(symbol.charAt(0));
        do {
            advance();
        } while (word && at < source.length() && isFullWidthWord(source.codePointAt(at)));
        String meant = Foreign.halfWidth(source.substring(startOffset, at));
        problems.add(
                "SEG-004",
                here(),
                "'" + Shown.brief(source.substring(startOffset, at)) + "' is full-width: write '"
                        + Shown.brief(meant) + "'");
        add(fullWidthKind(meant), meant);
    }

    private static boolean isFullWidthWord(int c) {
        return Foreign.isFullWidth(c) && Character.isLetterOrDigit(c);
    }

    private static Kind fullWidthKind(String meant) {
        if (meant.chars().allMatch(Character::isDigit) && meant.length() <= LONGEST_NUMBER) {
            return Kind.NUMBER;
        }
        if (Character.isLetter(meant.charAt(0))) {
            return Kind.WORD;
        }
        return SYMBOLS.contains(meant) ? Kind.SYMBOL : Kind.ERROR;
    }

    /** Complains once of several that stand together. */
    private void meaningless(int c) {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (last != null && last.kind() == Kind.ERROR && last.end() == startOffset) {
            add(Kind.ERROR, Shown.brief(source.substring(startOffset, at)));
        } else if (c == '%') {
            complain(
                    "SEG-004",
                    "'%' has no meaning here: write the word percent, as in top 10 percent by");
        } else {
            complain(
                    "SEG-004",
                    name(c) + " has no meaning here: take it out, or put double quotes around a"
                            + " name that has it and single quotes around a text");
        }
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
        return visible
                ? "'" + Character.toString(c) + "'"
                : "U+" + HexFormat.of().withUpperCase().toHexDigits(c, c > 0xFFFF ? 6 : 4);
    }

    private void complain(String code, String message) {
        problems.add(code, here(), message);
        add(Kind.ERROR, Shown.brief(source.substring(startOffset, at)));
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
        String keyword = kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : "";
        tokens.add(new Token(kind, text, keyword, startOffset, at, startLine, startColumn));
    }

    private void backToStart() {
        at = startOffset;
        line = startLine;
        column = startColumn;
    }

    private void skipBlank() {
        while (at < source.length()) {
            int c = source.codePointAt(at);
            if (source.startsWith("--", at)) {
                while (!atLineEnd()) {
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
