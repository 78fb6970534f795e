package io.kinfold.store.jdbc;

/**
 * Reads JSON from its beginning to its end, as the caller knows what must come. Unlike other readers it takes
 * unpaired surrogates that are escaped, which legal fragments hold.
 */
final class JsonCursor {
    private final String text;
    private int at;

    JsonCursor(String text) {
        this.text = text;
    }

    /** Returns whether this character comes next, and if so goes behind it. */
    boolean skip(char c) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char c) {
        if (!skip(c)) {
            throw broken("'" + c + "' expected");
        }
    }

    void expect(String word) {
        skipSpace();
        if (!text.startsWith(word, at)) {
            throw broken(word + " expected");
        }
        at += word.length();
    }

    void expectEnd() {
        skipSpace();
        if (at < text.length()) {
            throw broken("the end expected");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    String string() {
        expect('"');
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(from, at++);
            }
            if (c == '\\') {
                return withEscapes(from);
            }
            at++;
        }
        throw broken("a string has no end");
    }

    private String withEscapes(int from) {
        StringBuilder out = new StringBuilder(at - from + 64).append(text, from, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw broken("a string has no end");
    }

    private char escaped() {
        if (at == text.length()) {
            throw broken("a string has no end");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw broken("no such escape");
        };
    }

    private char unit() {
        if (text.length() - at < 4) {
            throw broken("four hexadecimal digits expected");
        }
        at += 4;
        return (char) Integer.parseInt(text, at - 4, at, 16);
    }

    private IllegalArgumentException broken(String what) {
        return new IllegalArgumentException(what + " at index " + at);
    }
}
