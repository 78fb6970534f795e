package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import java.text.Normalizer.Form;

/**
 * Brings text to plain characters, lower case and single spaces, without accents: {@code Müller} and
 * {@code muller} become one. Letters that Unicode does not take apart are spelled out: ß is ss, æ is
 * ae, ø is o, ł is l. Other scripts lose their marks too, so が becomes か.
 *
 * <p>Costs O(length). Immutable and safe for any thread.
 */
public final class UnaccentedNormalizer implements Normalizer {
    private UnaccentedNormalizer() {}

    /**
     * Returns the normalizer.
     *
     * @return the normalizer
     */
    public static UnaccentedNormalizer ofDefaults() {
        return new UnaccentedNormalizer();
    }

    @Override
    public String normalize(String raw) {
        String plain = PlainText.ofVisible(raw);
        if (PlainText.isAscii(plain)) {
            return plain;
        }
        String apart = java.text.Normalizer.normalize(plain, Form.NFKD);
        StringBuilder bare = new StringBuilder(apart.length());
        apart.codePoints().forEach(c -> append(bare, c));
        return PlainText.ofVisible(bare.toString());
    }

    private static void append(StringBuilder bare, int c) {
        switch (c) {
            case 'ß' -> bare.append("ss");
            case 'æ' -> bare.append("ae");
            case 'œ' -> bare.append("oe");
            case 'ø' -> bare.append('o');
            case 'ł' -> bare.append('l');
            case 'đ', 'ð' -> bare.append('d');
            case 'þ' -> bare.append("th");
            case 'ı' -> bare.append('i');
            default -> {
                int type = Character.getType(c);
                if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
                    bare.appendCodePoint(c);
                }
            }
        }
    }
}
