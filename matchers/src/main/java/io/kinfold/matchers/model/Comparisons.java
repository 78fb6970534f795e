package io.kinfold.matchers.model;

import io.kinfold.matchers.similarity.NameLikeness;

import java.util.List;

/**
 * Ready-made comparisons, each built of the parts that are public here. Their levels have default
 * probabilities until a model is trained; their names are those of the fields. Most have a {@link
 * Kind}; {@link #exact} and {@link #name}, which may be about anything and anyone, have none, and
 * {@link Comparison#kind(Kind)} gives them one.
 *
 * <p>Jaro-Winkler 0.92 and 0.88 are those that Splink's name comparison uses, and one or two edits
 * are the usual typing errors. The levels of {@link #address} were chosen on lists of restaurants.
 */
public final class Comparisons {
    private static final String JARO_WINKLER = "jaro_winkler";
    private static final double VERY_SIMILAR = 0.92;
    private static final double SIMILAR = 0.88;
    private static final double RATHER_SIMILAR = 0.8;

    private Comparisons() {}

    /**
     * Returns a comparison by equality, with term frequencies.
     *
     * @param field the field's name
     * @return levels exact and else
     */
    public static Comparison exact(String field) {
        return Comparison.builder(field).level(exactLevel(field)).build();
    }

    /**
     * Returns a comparison of a name, with term frequencies: equal; equal but for spaces or one edit;
     * two edits or very similar; an initial, an abbreviation or similar; rather similar.
     *
     * @param field the field's name
     * @return levels exact, one_edit, two_edits, similar, rather_similar and else
     */
    public static Comparison name(String field) {
        Comparison.Builder builder = Comparison.builder(field);
        straightNameLevels(builder, field);
        return builder.level(Level.of(
                        "rather_similar", Condition.similar(JARO_WINKLER, field, RATHER_SIMILAR)))
                .build();
    }

    /**
     * Returns comparisons of given name and surname, which may have changed places. Where both have,
     * both comparisons say so; where one agrees crosswise, the first one does.
     *
     * @param given the field of the given name
     * @param surname the field of the surname
     * @return two comparisons, each as {@link #name} with a level swapped
     */
    public static List<Comparison> givenAndSurname(String given, String surname) {
        Condition there = crossed(given, surname);
        Condition back = crossed(surname, given);
        return List.of(
                nameOrSwapped(given, Condition.any(there, back)).kind(Kind.OWN_NAME),
                nameOrSwapped(surname, Condition.all(there, back)).kind(Kind.SHARED_NAME));
    }

    private static Comparison nameOrSwapped(String field, Condition swapped) {
        Comparison.Builder builder = Comparison.builder(field);
        straightNameLevels(builder, field);
        return builder.level(Level.of("swapped", swapped))
                .level(Level.of(
                        "rather_similar", Condition.similar(JARO_WINKLER, field, RATHER_SIMILAR)))
                .build();
    }

    private static Condition crossed(String left, String right) {
        Operand one = Operand.of(left);
        Operand other = Operand.of(right);
        return new Condition.Similar(JARO_WINKLER, one, other, VERY_SIMILAR);
    }

    private static void straightNameLevels(Comparison.Builder builder, String field) {
        builder.level(exactLevel(field))
                .level(fuzzy(field, "one_edit", Condition.any(joined(field), edits(field, 1, 4))))
                .level(fuzzy(
                        field,
                        "two_edits",
                        Condition.any(
                                edits(field, 2, 6),
                                Condition.similar(JARO_WINKLER, field, VERY_SIMILAR))))
                .level(fuzzy(
                        field,
                        "similar",
                        Condition.any(
                                new Condition.Contained(Operand.of(field), 1, true),
                                Condition.similar(JARO_WINKLER, field, SIMILAR))));
    }

    /**
     * Returns a comparison of a date of birth in ISO 8601: equal; one digit mistyped or day and month
     * swapped; two edits, or within a month; same day of another year, or same year.
     *
     * @param field the field's name
     * @return levels exact, mistyped, near, part and else
     */
    public static Comparison dateOfBirth(String field) {
        Operand date = Operand.of(field);
        Operand year = Operand.of(field, new Transform.Substring(1, 4));
        Operand day = Operand.of(field, new Transform.Substring(6, 5));
        return Comparison.builder(field)
                .level(exactLevel(field))
                .level(fuzzy(
                        field,
                        "mistyped",
                        Condition.any(
                                new Condition.DateMistyped(date, Condition.Mistake.ONE_DIGIT),
                                new Condition.DateMistyped(
                                        date, Condition.Mistake.DAY_AND_MONTH_SWAPPED),
                                Condition.edits(
                                        Condition.Edits.OPTIMAL_STRING_ALIGNMENT, field, 1))))
                .level(fuzzy(
                        field,
                        "near",
                        Condition.edits(Condition.Edits.OPTIMAL_STRING_ALIGNMENT, field, 2)))
                .level(Level.of("same_day", Condition.equal(day)))
                .level(Level.of("same_year", Condition.equal(year)))
                .build()
                .kind(Kind.DATE);
    }

    /**
     * Returns a comparison of e-mail addresses: equal; the same user at another domain; few edits or
     * a similar user.
     *
     * @param field the field's name
     * @return levels exact, same_user, similar and else
     */
    public static Comparison email(String field) {
        Operand user = Operand.of(field, Transform.Function.EMAIL_USER);
        return Comparison.builder(field)
                .level(exactLevel(field))
                .level(fuzzy(field, "one_edit", edits(field, 1, 6)))
                .level(Level.of("same_user", Condition.equal(user)))
                .level(fuzzy(
                        field,
                        "similar",
                        Condition.any(
                                edits(field, 2, 10),
                                Condition.similar(JARO_WINKLER, field, VERY_SIMILAR),
                                new Condition.Similar(JARO_WINKLER, user, user, VERY_SIMILAR))))
                .build()
                .kind(Kind.EMAIL);
    }

    /**
     * Returns a comparison of telephone numbers in one form: equal; one edit; two edits.
     *
     * @param field the field's name
     * @return levels exact, one_edit, two_edits and else
     */
    public static Comparison phone(String field) {
        return code(field).kind(Kind.PHONE);
    }

    /**
     * Returns a comparison of post codes: equal; one edit; two edits.
     *
     * @param field the field's name
     * @return levels exact, one_edit, two_edits and else
     */
    public static Comparison postcode(String field) {
        return code(field).kind(Kind.CODE);
    }

    /**
     * Returns a comparison of identity numbers: equal; one edit; two edits.
     *
     * @param field the field's name
     * @return levels exact, one_edit, two_edits and else
     */
    public static Comparison identityNumber(String field) {
        return code(field).kind(Kind.IDENTITY_NUMBER);
    }

    private static Comparison code(String field) {
        return Comparison.builder(field)
                .level(exactLevel(field))
                .level(fuzzy(
                        field,
                        "one_edit",
                        Condition.edits(Condition.Edits.OPTIMAL_STRING_ALIGNMENT, field, 1)))
                .level(fuzzy(
                        field,
                        "two_edits",
                        Condition.edits(Condition.Edits.OPTIMAL_STRING_ALIGNMENT, field, 2)))
                .build();
    }

    /**
     * Returns a comparison of addresses and other texts of several words: equal; equal but for spaces
     * or one edit; two edits or very similar; most words alike or similar; some words alike. Where
     * both have numbers, such as of the house, but none in common, they reach the last of these only.
     *
     * @param field the field's name
     * @return levels exact, one_edit, two_edits, most_words, some_words and else
     */
    public static Comparison address(String field) {
        Comparison.Builder builder = Comparison.builder(field);
        straightTextLevels(builder, field);
        return builder.level(someWords(field)).build().kind(Kind.ADDRESS);
    }

    /**
     * Returns comparisons of two lines of an address, which may have changed places. Where both have,
     * both comparisons say so; where one agrees crosswise, the first one does.
     *
     * @param first the field of the first line
     * @param second the field of the second line
     * @return two comparisons, each as {@link #address} with a level swapped
     */
    public static List<Comparison> addressLines(String first, String second) {
        Condition there = crossed(first, second);
        Condition back = crossed(second, first);
        return List.of(
                lineOrSwapped(first, Condition.any(there, back)),
                lineOrSwapped(second, Condition.all(there, back)));
    }

    private static Comparison lineOrSwapped(String field, Condition swapped) {
        Comparison.Builder builder = Comparison.builder(field);
        straightTextLevels(builder, field);
        return builder.level(Level.of("swapped", swapped))
                .level(someWords(field))
                .build()
                .kind(Kind.ADDRESS);
    }

    private static void straightTextLevels(Comparison.Builder builder, String field) {
        Condition numbers = Condition.similar("shared_numbers", field, 1);
        Condition oneEdit = Condition.all(edits(field, 1, 4), numbers);
        Condition twoEdits = Condition.any(
                edits(field, 2, 6),
                Condition.similar(JARO_WINKLER, field, 0.95),
                Condition.similar("matching_words", field, 0.9));
        Condition mostWords = Condition.any(
                Condition.similar(JARO_WINKLER, field, SIMILAR),
                Condition.similar("matching_words", field, 0.6),
                Condition.similar("covered_words", field, 0.95));
        builder.level(exactLevel(field))
                .level(fuzzy(field, "one_edit", Condition.any(joined(field), oneEdit)))
                .level(fuzzy(field, "two_edits", Condition.all(twoEdits, numbers)))
                .level(fuzzy(field, "most_words", Condition.all(mostWords, numbers)));
    }

    private static Level someWords(String field) {
        return fuzzy(
                field,
                "some_words",
                Condition.any(
                        Condition.similar(JARO_WINKLER, field, RATHER_SIMILAR),
                        Condition.similar("matching_words", field, 0.3),
                        Condition.similar("covered_words", field, 0.6)));
    }

    /**
     * Returns a comparison of full names, of persons and of organizations, by {@link NameLikeness}:
     * equal; the same words; very similar; similar; probably the same; something in common. Without
     * the optional dependency ICU it knows Latin letters only.
     *
     * @param field the field's name; its values should keep signs and case
     * @return levels exact, same_words, very_similar, similar, same_name, related and else
     */
    public static Comparison fullName(String field) {
        return Comparison.builder(field)
                .level(exactLevel(field))
                .level(alike("same_words", field, 0.98))
                .level(alike("very_similar", field, 0.9))
                .level(alike("similar", field, 0.8))
                .level(alike("same_name", field, NameLikeness.SAME_NAME))
                .level(alike("related", field, 0.5))
                .build()
                .kind(Kind.FULL_NAME);
    }

    private static Level alike(String name, String field, double atLeast) {
        return fuzzy(field, name, Condition.similar("full_name", field, atLeast));
    }

    private static Level exactLevel(String field) {
        return fuzzy(field, "exact", Condition.equal(field));
    }

    private static Level fuzzy(String field, String name, Condition condition) {
        return Level.of(name, condition).adjusted(TermAdjustment.of(field));
    }

    private static Condition joined(String field) {
        return Condition.equal(Operand.of(field, Transform.Function.COMPACT));
    }

    private static Condition edits(String field, int atMost, int leastLength) {
        return Condition.all(
                new Condition.LengthAtLeast(Operand.of(field), leastLength),
                Condition.edits(Condition.Edits.OPTIMAL_STRING_ALIGNMENT, field, atMost));
    }
}
