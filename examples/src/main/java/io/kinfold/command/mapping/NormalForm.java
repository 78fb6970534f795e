package io.kinfold.command.mapping;

import io.kinfold.config.Normalizer;
import io.kinfold.matchers.normalize.DateNormalizer;
import io.kinfold.matchers.normalize.EmailNormalizer;
import io.kinfold.matchers.normalize.NameNormalizer;
import io.kinfold.matchers.normalize.PhoneNormalizer;
import io.kinfold.matchers.normalize.WordsNormalizer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The normalizers that a configuration can name. */
public enum NormalForm {
    /** The value as it stands. */
    EXACT,
    /** White space at both ends removed. */
    TRIM,
    /** Plain forms of full-width characters, lower case, single spaces. */
    LOWER,
    /** Letters and digits in lower case, without accents, single spaces for all between. */
    WORDS,
    /** Letters and digits in lower case, without accents. */
    CODE,
    /** Only the digits, as 0 to 9. */
    DIGITS,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number, as +886912345678. */
    PHONE,
    /** A person's name, without forms of address. */
    NAME,
    /** A date, as 1990-05-17. */
    DATE;

    /** Returns the normal form of a name, as a configuration writes it. */
    static Optional<NormalForm> named(String name) {
        return Arrays.stream(values()).filter(form -> form.word().equals(name)).findFirst();
    }

    /** Returns the names that a configuration can write. */
    static List<String> words() {
        return Arrays.stream(values()).map(NormalForm::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the normalizer; the region matters to telephone numbers only. */
    Normalizer normalizer(String region) {
        return switch (this) {
            case EXACT -> Normalizer.exact();
            case TRIM -> Normalizer.trimmed();
            case LOWER -> Normalizer.text();
            case WORDS -> WordsNormalizer.ofDefaults();
            case CODE -> WordsNormalizer.ofCodes();
            case DIGITS -> Normalizer.digits();
            case EMAIL -> EmailNormalizer.ofDefaults();
            case PHONE -> PhoneNormalizer.ofRegion(region);
            case NAME -> NameNormalizer.ofDefaults();
            case DATE -> DateNormalizer.ofDefaults();
        };
    }
}
