package io.kinfold.matchers.similarity;

import java.util.ArrayList;
import java.util.List;

/** The words of a value: what stands between white space, the ideographic space included. */
final class Tokens {
    private Tokens() {}

    static List<String> of(String value) {
        List<String> tokens = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < value.length(); i++) {
            boolean space = isSpace(value.charAt(i));
            if (space && start >= 0) {
                tokens.add(value.substring(start, i));
                start = -1;
            } else if (!space && start < 0) {
                start = i;
            }
        }
        if (start >= 0) {
            tokens.add(value.substring(start));
        }
        return tokens;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
