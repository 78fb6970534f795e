package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Brings text to its words: letters and digits in lower case without accents, single spaces for
 * everything between them, nothing for apostrophes. {@code "O'Brien & Söhne, Ltd."} becomes {@code
 * obrien sohne ltd}. What holds no letter and no digit becomes the empty string.
 *
 * <p>Costs O(length). Immutable and safe for any thread.
 */
public final class WordsNormalizer implements Normalizer {
    private final boolean spaced;

    private WordsNormalizer(boolean spaced) {
        this.spaced = spaced;
    }

    /**
     * Returns the normalizer.
     *
     * @return the normalizer
     */
    public static WordsNormalizer ofDefaults() {
        return new WordsNormalizer(true);
    }

    /**
     * Returns the normalizer for codes and numbers, which also drops the spaces: {@code 123-45 A} becomes
     * {@code 12345a}.
     *
     * @return the normalizer
     */
    public static WordsNormalizer ofCodes() {
        return new WordsNormalizer(false);
    }

    @Override
    public String normalize(String raw) {
        boolean normal = true;
        char before = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= 0x80) {
                return words(bare(raw));
            }
            normal &= (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || (c == ' ' && before != ' ' && spaced);
            before = c;
        }
        // Most values come as they are to be, and then need no text of their own.
        return normal && (before != ' ' || raw.isEmpty()) ? raw : words(raw);
    }

    /** Lower case may leave what takes apart again, hence twice. */
    private static String bare(String raw) {
        String lower = unmarked(raw).toLowerCase(Locale.ROOT);
        return java.text.Normalizer.normalize(unmarked(lower), Form.NFKC);
    }

    private static String unmarked(String raw) {
        String apart = java.text.Normalizer.normalize(raw, Form.NFKD);
        StringBuilder bare = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK
                        && Character.getType(c) != Character.ENCLOSING_MARK)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && spaced && !words.isEmpty()) {
                    words.append(' ');
                }
                gap = false;
                words.appendCodePoint(c < 0x80 ? Character.toLowerCase(c) : c);
            } else if (c != '\'' && c != '’' && c != '`') {
                gap = true;
            }
        }
        return words.toString();
    }
}
