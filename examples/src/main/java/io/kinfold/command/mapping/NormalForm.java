package io.kinfold.command.mapping;

import io.kinfold.config.Normalizer;
import io.kinfold.matchers.normalize.AddressNormalizer;
import io.kinfold.matchers.normalize.DateNormalizer;
import io.kinfold.matchers.normalize.EmailNormalizer;
import io.kinfold.matchers.normalize.IdentityNumberNormalizer;
import io.kinfold.matchers.normalize.NameNormalizer;
import io.kinfold.matchers.normalize.PhoneNormalizer;
import io.kinfold.matchers.normalize.UnaccentedNormalizer;
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
    /** As LOWER, without accents. */
    UNACCENTED,
    /** An e-mail address. */
    EMAIL,
    /** An e-mail address without what its provider ignores. */
    EMAIL_PROVIDER,
    /** A telephone number, as +886912345678. */
    PHONE,
    /** A person's name, without forms of address. */
    NAME,
    /** As NAME, in simplified characters. */
    NAME_SIMPLIFIED,
    /** As NAME, in the letters a to z. */
    NAME_LATIN,
    /** As NAME_LATIN, the words in alphabetical order. */
    NAME_LATIN_SORTED,
    /** A date, as 1990-05-17. */
    DATE,
    /** A date; 5/7/1990 is the fifth of July. */
    DATE_DMY,
    /** A date; 5/7/1990 is the seventh of May. */
    DATE_MDY,
    /** As DATE_DMY; years may have two digits. */
    DATE_DMY_SHORT,
    /** As DATE_MDY; years may have two digits. */
    DATE_MDY_SHORT,
    /** A date; 79/5/7 is of the year 79 of the Republic of China. */
    DATE_ROC,
    /** A postal address. */
    ADDRESS,
    /** Any official number: letters and digits. */
    ID_NUMBER,
    /** A number of a person of Taiwan, by its check digit. */
    TW_ID,
    /** A number of a company of Taiwan, by its check digit. */
    TW_COMPANY,
    /** A social security number of the United States. */
    SSN;

    /** Returns the normal form of a name, as a configuration writes it. */
    static Optional<NormalForm> named(String name) {
        return Arrays.stream(values()).filter(form -> form.word().equals(name)).findFirst();
    }

    /** Returns the names that a configuration can write. */
    static List<String> words() {
        return Arrays.stream(values()).map(NormalForm::word).toList();
    }

    /** Returns whether values are dates. */
    boolean isDate() {
        return word().startsWith("date");
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
            case UNACCENTED -> UnaccentedNormalizer.ofDefaults();
            case EMAIL -> EmailNormalizer.ofDefaults();
            case EMAIL_PROVIDER -> EmailNormalizer.ofProviderRules();
            case PHONE -> PhoneNormalizer.ofRegion(region);
            case NAME -> NameNormalizer.ofDefaults();
            case NAME_SIMPLIFIED -> NameNormalizer.ofSimplified();
            case NAME_LATIN -> NameNormalizer.ofLatin();
            case NAME_LATIN_SORTED -> NameNormalizer.ofLatinSorted();
            case DATE -> DateNormalizer.ofDefaults();
            case DATE_DMY -> DateNormalizer.ofDayFirst();
            case DATE_MDY -> DateNormalizer.ofMonthFirst();
            case DATE_DMY_SHORT -> DateNormalizer.ofDayFirst().withShortYears();
            case DATE_MDY_SHORT -> DateNormalizer.ofMonthFirst().withShortYears();
            case DATE_ROC -> DateNormalizer.ofRepublicYears();
            case ADDRESS -> AddressNormalizer.ofDefaults();
            case ID_NUMBER -> IdentityNumberNormalizer.ofDefaults();
            case TW_ID -> IdentityNumberNormalizer.ofTaiwanPerson();
            case TW_COMPANY -> IdentityNumberNormalizer.ofTaiwanCompany();
            case SSN -> IdentityNumberNormalizer.ofSocialSecurity();
        };
    }
}
