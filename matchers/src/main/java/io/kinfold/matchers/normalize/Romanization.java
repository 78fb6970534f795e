package io.kinfold.matchers.normalize;

import com.ibm.icu.text.Transliterator;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/**
 * Names in the letters a to z. Latin text loses its accents; Chinese and Korean names become family
 * name and given name; kana and the other scripts go through ICU.
 */
final class Romanization {
    /** No name is longer; ICU's rules are too slow for texts. */
    private static final int LONGEST = 200;

    private static final int LONGEST_NAME = 4;
    private static final UnaccentedNormalizer UNACCENTED = UnaccentedNormalizer.ofDefaults();

    private Romanization() {}

    /** Returns the name in Latin letters; empty where there are none for it, or it is too long. */
    static String of(String name) {
        if (name.length() > LONGEST) {
            return "";
        }
        StringBuilder latin = new StringBuilder();
        for (String token : PlainText.tokens(name)) {
            appendToken(latin, token);
        }
        String spaced = String.join(" ", PlainText.tokens(latin.toString()));
        return PlainText.hasLetter(spaced) ? spaced : "";
    }

    private static void appendToken(StringBuilder latin, String token) {
        int from = 0;
        while (from < token.length()) {
            UnicodeScript script = scriptAt(token, from);
            int end = from;
            while (end < token.length() && scriptAt(token, end) == script) {
                end += Character.charCount(token.codePointAt(end));
            }
            appendRun(latin, token.substring(from, end), script);
            from = end;
        }
        latin.append(' ');
    }

    /** Marks, digits and signs belong to no script; they go with Latin. */
    private static UnicodeScript scriptAt(String token, int at) {
        int c = token.codePointAt(at);
        if (c < 0x80) {
            return UnicodeScript.LATIN;
        }
        UnicodeScript script = c == 'ー' ? UnicodeScript.KATAKANA : UnicodeScript.of(c);
        return switch (script) {
            case HIRAGANA -> UnicodeScript.KATAKANA;
            case COMMON, INHERITED, UNKNOWN -> UnicodeScript.LATIN;
            default -> script;
        };
    }

    private static void appendRun(StringBuilder latin, String run, UnicodeScript script) {
        switch (script) {
            case LATIN -> appendLetters(latin, UNACCENTED.normalize(run));
            case HAN -> latin.append(' ').append(han(run)).append(' ');
            case HANGUL -> latin.append(' ').append(HangulReading.of(run)).append(' ');
            default -> appendLetters(latin, Others.LATIN.transliterate(run));
        }
    }

    private static void appendLetters(StringBuilder latin, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                latin.append(c);
            } else if (c == ' ') {
                latin.append(' ');
            }
        }
    }

    private static String han(String run) {
        int length = run.codePointCount(0, run.length());
        if (length == 1) {
            return HanReading.ofFamily(run);
        }
        StringBuilder reading = new StringBuilder();
        boolean name = length <= LONGEST_NAME;
        int given = 0;
        if (name) {
            int two = run.offsetByCodePoints(0, 2);
            boolean compound = length > 2 && HanReading.isCompound(run.substring(0, two));
            given = compound ? two : run.offsetByCodePoints(0, 1);
            reading.append(HanReading.ofFamily(run.substring(0, given))).append(' ');
        }
        run.substring(given).codePoints().forEach(c -> {
            reading.append(HanReading.of(c));
            if (!name) {
                reading.append(' ');
            }
        });
        return reading.toString();
    }

    /** Loaded when the first text of such a script comes: its rules take long to read. */
    private static final class Others {
        static final Transliterator LATIN =
                Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    }
}
