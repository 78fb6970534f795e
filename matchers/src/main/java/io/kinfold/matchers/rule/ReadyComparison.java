package io.kinfold.matchers.rule;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Comparisons;
import io.kinfold.matchers.model.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The ready-made comparisons by the word that a configuration uses for each. */
public enum ReadyComparison {
    /** Equal or not, with term frequencies. */
    EXACT,
    /** One of few words, such as a state or a gender: equal or not. */
    CATEGORY,
    /** A given name, which may have changed places with the surname beside it. */
    GIVEN_NAME,
    /** A family name, which may have changed places with the given name beside it. */
    SURNAME,
    /** A name of another kind, such as that of a parent. */
    NAME,
    /** A full name of a person or an organization, in any order and script. */
    FULL_NAME,
    /** A date of birth in ISO 8601. */
    DATE_OF_BIRTH,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** A postal code or another short code. */
    POSTCODE,
    /** An identity number. */
    IDENTITY_NUMBER,
    /** An address, or another text of several words. */
    ADDRESS;

    /**
     * Returns the word.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the comparison of a word.
     *
     * @param word as {@link #word()} gives it
     * @return the comparison; empty if there is none
     */
    public static Optional<ReadyComparison> named(String word) {
        return Arrays.stream(values())
                .filter(ready -> ready.word().equals(word))
                .findFirst();
    }

    /**
     * Returns all words.
     *
     * @return an immutable list
     */
    public static List<String> words() {
        return Arrays.stream(values()).map(ReadyComparison::word).toList();
    }

    /**
     * Returns the comparisons of fields, not trained yet. The first given name and the first surname
     * are compared crosswise too.
     *
     * @param fields the fields with the kind of their comparison, in the order of comparing
     * @return the comparisons in that order
     */
    public static List<Comparison> comparisons(Map<String, ReadyComparison> fields) {
        List<Comparison> comparisons = new ArrayList<>();
        Optional<String> given = first(fields, GIVEN_NAME);
        Optional<String> surname = first(fields, SURNAME);
        List<Comparison> crosswise = given.isPresent() && surname.isPresent()
                ? Comparisons.givenAndSurname(given.get(), surname.get())
                : List.of();
        fields.forEach((field, ready) -> comparisons.add(crosswise.stream()
                .filter(comparison -> comparison.name().equals(field))
                .findFirst()
                .orElseGet(() -> ready.of(field))));
        return comparisons;
    }

    private static Optional<String> first(
            Map<String, ReadyComparison> fields, ReadyComparison kind) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Returns whether values are such as one person, firm or household has.
     *
     * @return true for e-mail addresses, telephone numbers and identity numbers
     */
    public boolean identifies() {
        return of("any").kind().map(Kind::identifies).orElse(false);
    }

    private Comparison of(String field) {
        return switch (this) {
            case EXACT -> Comparisons.exact(field);
            case CATEGORY -> Comparisons.exact(field).kind(Kind.CATEGORY);
            case GIVEN_NAME -> Comparisons.name(field).kind(Kind.OWN_NAME);
            case SURNAME, NAME -> Comparisons.name(field).kind(Kind.SHARED_NAME);
            case FULL_NAME -> Comparisons.fullName(field);
            case DATE_OF_BIRTH -> Comparisons.dateOfBirth(field);
            case EMAIL -> Comparisons.email(field);
            case PHONE -> Comparisons.phone(field);
            case POSTCODE -> Comparisons.postcode(field);
            case IDENTITY_NUMBER -> Comparisons.identityNumber(field);
            case ADDRESS -> Comparisons.address(field);
        };
    }
}
