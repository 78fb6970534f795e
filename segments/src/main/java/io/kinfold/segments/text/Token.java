package io.kinfold.segments.text;

import io.kinfold.segments.problem.Position;

/**
 * A piece of source.
 *
 * @param kind what it is
 * @param text its meaning: a name or a text without quotes and escapes, a number without underscores
 * @param keyword a bare word in lower case, which may be a keyword; empty for all else
 * @param offset its first UTF-16 unit in the source
 * @param end the UTF-16 unit after its last
 * @param line its line, from 1
 * @param column its first character in the line, from 1, in code points
 */
record Token(Kind kind, String text, String keyword, int offset, int end, int line, int column) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        NUMBER,
        STRING,
        PARAMETER,
        SYMBOL,
        /** What the lexer has already complained about. */
        ERROR,
        END
    }

    boolean isWord(String word) {
        return keyword.equals(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    Position position() {
        return new Position("", line, column, offset, end - offset);
    }

    /** Returns the place of a part of a word, whose text is its source. */
    Position part(int from, int to) {
        int before = text.codePointCount(0, from);
        return new Position("", line, column + before, offset + from, to - from);
    }

    /** Returns the place from here to the end of a later token. */
    Position upTo(int lastEnd) {
        return new Position("", line, column, offset, Math.max(lastEnd, end) - offset);
    }

    /** Returns how a message names it. */
    String shown() {
        String brief = Shown.brief(text);
        return switch (kind) {
            case STRING -> "the text '" + brief + "'";
            case PARAMETER -> "':" + brief + "'";
            case QUOTED_NAME -> "\"" + brief + "\"";
            case END -> "the end";
            default -> "'" + brief + "'";
        };
    }
}
