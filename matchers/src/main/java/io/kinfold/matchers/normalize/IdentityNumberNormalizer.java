package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Brings official numbers of persons and companies to one form: capital letters A to Z and digits,
 * without the spaces, hyphens and dots between them, full-width ones as plain ones. What is no number
 * of the kind, by its length or its check digit, becomes the empty string, so that a typing error
 * links nobody; so do placeholders of one repeated character, such as 000000000.
 *
 * <p>Costs O(length). Immutable and safe for any thread.
 */
public final class IdentityNumberNormalizer implements Normalizer {
    private static final int MOST_RAW = 200;

    /** The letters in the order of their codes in Taiwan's numbers, from 10. */
    private static final String LETTERS_BY_CODE = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private static final int[] COMPANY_WEIGHTS = {1, 2, 1, 2, 1, 2, 4, 1};

    private final Predicate<String> valid;

    private IdentityNumberNormalizer(Predicate<String> valid) {
        this.valid = valid;
    }

    /**
     * Returns the normalizer of any number of letters and digits, of which nothing is known: passport,
     * driver's licence, social security.
     *
     * @return the normalizer
     */
    public static IdentityNumberNormalizer ofDefaults() {
        return new IdentityNumberNormalizer(number -> true);
    }

    /**
     * Returns the normalizer of Taiwan's numbers of persons, by their check digit: national identity
     * numbers (A123456789) and resident numbers of foreigners, both of 2021 (A800000014) and older
     * (AB12345677).
     *
     * @return the normalizer
     */
    public static IdentityNumberNormalizer ofTaiwanPerson() {
        return new IdentityNumberNormalizer(IdentityNumberNormalizer::isTaiwanPerson);
    }

    /**
     * Returns the normalizer of Taiwan's numbers of companies (統一編號), eight digits, by their check
     * digit under the rule of 2023, under which all older ones are valid too.
     *
     * @return the normalizer
     */
    public static IdentityNumberNormalizer ofTaiwanCompany() {
        return new IdentityNumberNormalizer(IdentityNumberNormalizer::isTaiwanCompany);
    }

    /**
     * Returns the normalizer of social security numbers of the United States, nine digits. They have
     * no check digit; those never issued are refused: area 000, 666 and 900 to 999, group 00, serial
     * 0000.
     *
     * @return the normalizer
     */
    public static IdentityNumberNormalizer ofSocialSecurity() {
        return new IdentityNumberNormalizer(IdentityNumberNormalizer::isSocialSecurity);
    }

    @Override
    public String normalize(String raw) {
        if (raw.length() > MOST_RAW) {
            return "";
        }
        String plain = java.text.Normalizer.normalize(raw, Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder number = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (isDigit(c) || (c >= 'A' && c <= 'Z')) {
                number.append(c);
            } else if (Character.isLetterOrDigit(c)) {
                return "";
            }
        }
        String text = number.toString();
        return !isPlaceholder(text) && valid.test(text) ? text : "";
    }

    private static boolean isPlaceholder(String number) {
        return number.isEmpty()
                || (number.length() > 1 && number.chars().allMatch(c -> c == number.charAt(0)))
                || number.chars().noneMatch(c -> isDigit((char) c));
    }

    private static boolean isTaiwanPerson(String number) {
        if (number.length() != 10 || isDigit(number.charAt(0)) || !digitsFrom(number, 2)) {
            return false;
        }
        int area = code(number.charAt(0));
        char kind = number.charAt(1);
        if (isDigit(kind) ? "1289".indexOf(kind) < 0 : "ABCD".indexOf(kind) < 0) {
            return false;
        }
        int second = isDigit(kind) ? kind - '0' : code(kind) % 10;
        int sum = area / 10 + area % 10 * 9 + second * 8;
        for (int i = 2; i < 9; i++) {
            sum += (number.charAt(i) - '0') * (9 - i);
        }
        return (sum + number.charAt(9) - '0') % 10 == 0;
    }

    private static int code(char letter) {
        return 10 + LETTERS_BY_CODE.indexOf(letter);
    }

    /** Each digit times its weight, the digits of the products added up, is a multiple of 5. */
    private static boolean isTaiwanCompany(String number) {
        if (number.length() != COMPANY_WEIGHTS.length || !digitsFrom(number, 0)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < COMPANY_WEIGHTS.length; i++) {
            int product = (number.charAt(i) - '0') * COMPANY_WEIGHTS[i];
            sum += product / 10 + product % 10;
        }
        return sum % 5 == 0 || (number.charAt(6) == '7' && (sum + 1) % 5 == 0);
    }

    private static boolean isSocialSecurity(String number) {
        return number.length() == 9
                && digitsFrom(number, 0)
                && !number.startsWith("000")
                && !number.startsWith("666")
                && !number.startsWith("9")
                && !number.startsWith("00", 3)
                && !number.endsWith("0000");
    }

    private static boolean digitsFrom(String number, int from) {
        return number.chars().skip(from).allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
