package io.kinfold.matchers.similarity;

import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Metaphone;
import org.apache.commons.codec.language.Soundex;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a Latin name sounds in English, as a short code; and the similarity that is 1 for values of
 * the same code and 0 for others. Codes serve as blocking keys too.
 *
 * <p>The codes are those of Apache Commons Codec, word by word, joined by blanks. Accents are taken
 * off first (Unicode NFD), and all but the letters A to Z, which the encoders do not know. A value
 * of which no code is left, as one in Chinese characters, has the empty code, and is alike to its
 * equals only. Of a word the first 64 letters count, of a value the first 64 words. Immutable.
 */
public enum PhoneticCode implements Similarity {
    /** A letter and three digits (R. C. Russell, US patent 1,261,167, 1918; US census variant). */
    SOUNDEX {
        @Override
        String encode(String word) {
            return Soundex.US_ENGLISH.encode(word);
        }
    },

    /**
     * At most four letters (L. Philips, Hanging on the Metaphone, Computer Language 7(12), 1990).
     */
    METAPHONE {
        @Override
        String encode(String word) {
            return new Metaphone().metaphone(word);
        }
    },

    /**
     * At most four letters, the primary of the two codes (L. Philips, The double Metaphone search
     * algorithm, C/C++ Users Journal 18(6), 2000).
     */
    DOUBLE_METAPHONE {
        @Override
        String encode(String word) {
            return new DoubleMetaphone().doubleMetaphone(word);
        }

        /** 1 also where a word's alternate code is the other's primary or alternate one. */
        @Override
        public double of(String a, String b) {
            if (super.of(a, b) == 1) {
                return 1;
            }
            List<String> left = words(a);
            List<String> right = words(b);
            boolean alike = !left.isEmpty() && left.size() == right.size();
            for (int i = 0; alike && i < left.size(); i++) {
                alike = shareCode(left.get(i), right.get(i));
            }
            return alike ? 1 : 0;
        }
    };

    private static final int LONGEST = 64;

    abstract String encode(String word);

    /**
     * Returns the code of a value.
     *
     * @param value a name of one or more words
     * @return the codes of its words, joined by blanks; empty where it has no Latin letter
     */
    public String code(String value) {
        List<String> codes = new ArrayList<>();
        for (String word : words(value)) {
            String code = encode(word);
            if (!code.isEmpty()) {
                codes.add(code);
            }
        }
        return String.join(" ", codes);
    }

    @Override
    public double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        String code = code(a);
        return !code.isEmpty() && code.equals(code(b)) ? 1 : 0;
    }

    private static boolean shareCode(String left, String right) {
        DoubleMetaphone encoder = new DoubleMetaphone();
        String leftPrimary = encoder.doubleMetaphone(left, false);
        String leftAlternate = encoder.doubleMetaphone(left, true);
        String rightPrimary = encoder.doubleMetaphone(right, false);
        String rightAlternate = encoder.doubleMetaphone(right, true);
        return leftPrimary.equals(rightPrimary)
                || leftPrimary.equals(rightAlternate)
                || leftAlternate.equals(rightPrimary)
                || leftAlternate.equals(rightAlternate);
    }

    /** Returns the words in capital letters from A to Z, those without one left out. */
    private static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        for (String token : Tokens.of(Normalizer.normalize(value, Normalizer.Form.NFD))) {
            String letters = letters(token.toUpperCase(Locale.ROOT));
            if (!letters.isEmpty() && words.size() < LONGEST) {
                words.add(letters);
            }
        }
        return words;
    }

    private static String letters(String token) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < token.length() && letters.length() < LONGEST; i++) {
            char c = token.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
