package io.kinfold.config;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/** The normal form of text that people type. Linear in the text's length. */
final class PlainText {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private PlainText() {}

    /** Returns the text in NFKC and lower case, with runs of white space as one space. */
    static String of(String raw) {
        return isPrintableAscii(raw) ? squeezed(raw) : folded(raw);
    }

    private static String folded(String raw) {
        // String.toLowerCase is quadratic in the number of dotted capital I's; this is what it
        // gives.
        String plain = Normalizer.normalize(raw, Form.NFKC)
                .replace("\u0130", "i\u0307")
                .toLowerCase(Locale.ROOT);
        return BLANKS.matcher(Normalizer.normalize(plain, Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String squeezed(String ascii) {
        StringBuilder plain = new StringBuilder(ascii.length());
        boolean gap = false;
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c == ' ') {
                gap = plain.length() > 0;
            } else {
                if (gap) {
                    plain.append(' ');
                    gap = false;
                }
                plain.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            }
        }
        return plain.toString();
    }
}
