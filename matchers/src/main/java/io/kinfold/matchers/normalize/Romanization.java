package io.kinfold.matchers.normalize;

import com.ibm.icu.text.Transliterator;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/**
 * Names in the letters a to z. Latin text loses its accents; Chinese and Korean names become family
 * name and given name; kana, Cyrillic and Greek go through ICU, once for each run of one script.
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
        if (!name.codePoints().allMatch(Romanization::isReadable)) {
            return "";
        }
        StringBuilder latin = new StringBuilder();
        for (String token : PlainText.tokens(name)) {
            appendToken(latin, token);
        }
        String spaced = String.join(" ", PlainText.tokens(latin.toString()));
        return PlainText.hasLetter(spaced) ? spaced : "";
    }

    /** Returns whether a code point is of a script that can be read, or no letter. */
    private static boolean isReadable(int c) {
        return switch (UnicodeScript.of(c)) {
            case LATIN, HAN, HIRAGANA, KATAKANA, HANGUL, CYRILLIC, GREEK -> true;
            default -> c == 'ー' || !Character.isLetter(c);
        };
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
            case KATAKANA, HAN, HANGUL, CYRILLIC, GREEK -> script;
            default -> UnicodeScript.LATIN;
        };
    }

    private static void appendRun(StringBuilder latin, String run, UnicodeScript script) {
        switch (script) {
            case LATIN -> appendLetters(latin, UNACCENTED.normalize(run));
            case HAN -> latin.append(' ').append(han(run)).append(' ');
            case HANGUL -> latin.append(' ').append(HangulReading.of(run)).append(' ');
            case KATAKANA -> appendLetters(latin, Kana.LATIN.transliterate(run));
            case CYRILLIC -> appendLetters(latin, Cyrillic.LATIN.transliterate(run));
            default -> appendLetters(latin, Greek.LATIN.transliterate(run));
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

    /** Each is loaded with the first text of its script: their rules take long to read. */
    private static final class Kana {
        static final Transliterator LATIN =
                Transliterator.getInstance("Hiragana-Katakana; Katakana-Latin; Latin-ASCII");
    }

    private static final class Cyrillic {
        static final Transliterator LATIN =
                Transliterator.getInstance("Cyrillic-Latin; Latin-ASCII");
    }

    private static final class Greek {
        static final Transliterator LATIN = Transliterator.getInstance("Greek-Latin; Latin-ASCII");
    }
}
