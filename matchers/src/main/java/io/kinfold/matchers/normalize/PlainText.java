package io.kinfold.matchers.normalize;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text as people mean it: plain forms of characters, lower case, single spaces. */
final class PlainText {
    private PlainText() {}

    /**
     * Returns the plain form. Lower case may leave a text that NFKC would still change, hence
     * twice.
     */
    static String of(String raw) {
        if (isAscii(raw)) {
            return spaced(raw.toLowerCase(Locale.ROOT));
        }
        String lower = lower(Normalizer.normalize(raw, Form.NFKC));
        return spaced(Normalizer.normalize(lower, Form.NFKC));
    }

    /** Returns the text with one space for each run of white space and control characters. */
    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                pending = true;
            } else {
                if (pending) {
                    spaced.append(' ');
                    pending = false;
                }
                spaced.append(c);
            }
        }
        return spaced.toString().strip();
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || (c >= 0x7F && (Character.isISOControl(c) || Character.isSpaceChar(c)));
    }

    /**
     * Returns the text in lower case. The one character that becomes two is replaced first: the JDK
     * takes quadratic time for a text full of it.
     */
    private static String lower(String text) {
        return text.replace("\u0130", "i\u0307").toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the plain form without characters that nobody sees, such as zero-width spaces and marks
     * of direction. They go first: what they kept apart may then compose.
     */
    static String ofVisible(String raw) {
        if (isAscii(raw)) {
            return of(raw);
        }
        StringBuilder visible = new StringBuilder(raw.length());
        raw.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(visible::appendCodePoint);
        return of(visible.toString());
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Returns a new list of what stands between single spaces, empty pieces left out. */
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == ' ') {
                if (at > from) {
                    tokens.add(text.substring(from, at));
                }
                from = at + 1;
            }
        }
        return tokens;
    }

    static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }
}
