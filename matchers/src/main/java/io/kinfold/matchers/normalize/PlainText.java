package io.kinfold.matchers.normalize;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people mean it: plain forms of characters, lower case, single spaces. */
final class PlainText {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private PlainText() {}

    /**
     * Returns the plain form. Lower case may leave a text that NFKC would still change, hence
     * twice.
     */
    static String of(String raw) {
        String lower = Normalizer.normalize(raw, Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACES.matcher(Normalizer.normalize(lower, Form.NFKC))
                .replaceAll(" ")
                .strip();
    }
}
