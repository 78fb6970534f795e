package io.kinfold.matchers.blocking;

import io.kinfold.matchers.normalize.UnaccentedNormalizer;

import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Metaphone;
import org.apache.commons.codec.language.Soundex;

import java.util.function.Consumer;

/**
 * Phonetic codes of Apache Commons Codec. They know the letters A to Z only, so accents are dropped
 * first ({@code müller} is MULLER) and everything else is left out. A value without such a letter,
 * and the rare one that has no code, is its own code: 王 sounds like 王.
 */
final class Sounds {
    /** Codes have four symbols at most; what stands so far behind does not reach them in a name. */
    private static final int MOST_LETTERS = 256;

    private static final UnaccentedNormalizer UNACCENTED = UnaccentedNormalizer.ofDefaults();
    private static final Soundex SOUNDEX = Soundex.US_ENGLISH;
    private static final Metaphone METAPHONE = new Metaphone();
    private static final DoubleMetaphone DOUBLE_METAPHONE = new DoubleMetaphone();

    private Sounds() {}

    static String soundex(String value) {
        String letters = latin(value);
        return orItself(SOUNDEX.encode(letters), value);
    }

    static String metaphone(String value) {
        return orItself(METAPHONE.metaphone(latin(value)), value);
    }

    static void doubleMetaphone(String value, Consumer<String> results) {
        String letters = latin(value);
        if (letters.isEmpty()) {
            results.accept(value);
            return;
        }
        results.accept(orItself(DOUBLE_METAPHONE.doubleMetaphone(letters, false), value));
        results.accept(orItself(DOUBLE_METAPHONE.doubleMetaphone(letters, true), value));
    }

    private static String orItself(String code, String value) {
        return code == null || code.isEmpty() ? value : code;
    }

    private static String latin(String value) {
        String plain = UNACCENTED.normalize(Pieces.prefix(value, 4 * MOST_LETTERS));
        StringBuilder letters = new StringBuilder(Math.min(plain.length(), MOST_LETTERS));
        for (int i = 0; i < plain.length() && letters.length() < MOST_LETTERS; i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z') {
                letters.append((char) (c - 'a' + 'A'));
            }
        }
        return letters.toString();
    }
}
