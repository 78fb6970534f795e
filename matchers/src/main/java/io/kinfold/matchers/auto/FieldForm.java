package io.kinfold.matchers.auto;

import io.kinfold.config.Normalizer;
import io.kinfold.matchers.normalize.AddressNormalizer;
import io.kinfold.matchers.normalize.DateNormalizer;
import io.kinfold.matchers.normalize.EmailNormalizer;
import io.kinfold.matchers.normalize.NameNormalizer;
import io.kinfold.matchers.normalize.PhoneNormalizer;
import io.kinfold.matchers.normalize.WordsNormalizer;

import java.util.Locale;

/** The normal form that a field's values are brought to, by the word that a configuration uses for it. */
public enum FieldForm {
    /** Plain forms of full-width characters, lower case, single spaces. */
    LOWER,
    /** Letters and digits in lower case, without accents, single spaces. */
    WORDS,
    /** Letters and digits only. */
    CODE,
    /** A person's name, without forms of address. */
    NAME,
    /** A date, as 1990-05-17. */
    DATE,
    /** A date; 5/7/1990 is the fifth of July. */
    DATE_DMY,
    /** A date; 5/7/1990 is the seventh of May. */
    DATE_MDY,
    /** A postal address, in Chinese too. */
    ADDRESS,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number of a region. */
    PHONE,
    /** The digits only. */
    DIGITS;

    /**
     * Returns the word.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Normalizer normalizer(String region) {
        return switch (this) {
            case LOWER -> Normalizer.text();
            case WORDS -> WordsNormalizer.ofDefaults();
            case CODE -> WordsNormalizer.ofCodes();
            case NAME -> NameNormalizer.ofDefaults();
            case DATE -> DateNormalizer.ofDefaults();
            case DATE_DMY -> DateNormalizer.ofDayFirst();
            case DATE_MDY -> DateNormalizer.ofMonthFirst();
            case ADDRESS -> AddressNormalizer.ofDefaults();
            case EMAIL -> EmailNormalizer.ofDefaults();
            case PHONE -> PhoneNormalizer.ofRegion(region);
            case DIGITS -> Normalizer.digits();
        };
    }
}
