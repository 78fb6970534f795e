package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import java.text.Normalizer.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings dates to ISO 8601, such as {@code 1990-05-17}. Read are {@code 1990-05-17}, {@code
 * 1990/5/17}, {@code 1990.5.17}, {@code 1990年5月17日}, {@code 19900517}, each also with a time behind
 * it, which is dropped; and years of the Republic of China where they are marked: {@code
 * 民國79年5月17日}, {@code 民國79/5/17}. Everything else, 5/17/1990 and 17/5/1990 among it, is ambiguous
 * or no date and becomes the empty string.
 *
 * <p>Immutable and safe for any thread.
 */
public final class DateNormalizer implements Normalizer {
    private static final int FIRST_YEAR_OF_REPUBLIC = 1912;
    private static final String TIME = "(?:[T ]\\s*\\d{1,2}:.*)?";
    private static final Pattern WESTERN = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?" + TIME,
            Pattern.DOTALL);
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})" + TIME, Pattern.DOTALL);
    private static final Pattern REPUBLIC = Pattern.compile(
            "民國?\\s*(\\d{1,3})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?" + TIME,
            Pattern.DOTALL);

    private DateNormalizer() {}

    /**
     * Returns the normalizer.
     *
     * @return the normalizer
     */
    public static DateNormalizer ofDefaults() {
        return new DateNormalizer();
    }

    @Override
    public String normalize(String raw) {
        String plain = java.text.Normalizer.normalize(raw, Form.NFKC).strip();
        Matcher western = WESTERN.matcher(plain);
        if (western.matches()) {
            return iso(western, 0);
        }
        Matcher compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            return iso(compact, 0);
        }
        Matcher republic = REPUBLIC.matcher(plain);
        return republic.matches() ? iso(republic, FIRST_YEAR_OF_REPUBLIC - 1) : "";
    }

    private static String iso(Matcher matcher, int yearsBefore) {
        int year = Integer.parseInt(matcher.group(1)) + yearsBefore;
        if (year == yearsBefore) {
            return "";
        }
        try {
            return LocalDate.of(
                            year,
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)))
                    .toString();
        } catch (DateTimeException e) {
            return "";
        }
    }
}
