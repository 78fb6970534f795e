package io.kinfold.config;

/**
 * Brings the writings of one value to one form, so that equal things are equal strings.
 *
 * <p>An implementation must be a pure function, idempotent ({@code normalize(normalize(x))} equals
 * {@code normalize(x)}), safe for any thread, and must not throw on any string. It returns the empty
 * string where the raw value holds nothing that identifies: an empty value never links.
 */
@FunctionalInterface
public interface Normalizer {
    /**
     * Returns the normal form of a value.
     *
     * @param raw the value as the source recorded it
     * @return its normal form, empty where it holds nothing usable
     */
    String normalize(String raw);

    /**
     * Returns the normalizer that changes nothing.
     *
     * @return the identity
     */
    static Normalizer exact() {
        return raw -> raw;
    }

    /**
     * Returns the normalizer that removes white space at both ends.
     *
     * @return a normalizer by {@link String#strip()}
     */
    static Normalizer trimmed() {
        return String::strip;
    }

    /**
     * Returns the normalizer for text that people type: full-width and compatibility forms to their
     * plain ones (Unicode NFKC), lower case, and runs of white space to one space.
     *
     * @return a normalizer of text
     */
    static Normalizer text() {
        return PlainText::of;
    }

    /**
     * Returns the normalizer that keeps the decimal digits, in any script, as 0 to 9.
     *
     * @return a normalizer of numbers such as member numbers and receipts
     */
    static Normalizer digits() {
        return raw -> {
            StringBuilder digits = new StringBuilder(raw.length());
            raw.codePoints()
                    .filter(Character::isDigit)
                    .forEach(c -> digits.append((char) ('0' + Character.digit(c, 10))));
            return digits.toString();
        };
    }
}
