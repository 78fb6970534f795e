package io.kinfold.matchers.auto;

import java.util.Locale;

/** What the values of a column are. */
public enum ColumnKind {
    /** The key of the record itself: no two rows of a source share one. */
    ROW_ID,
    /** The system that the record is from. */
    SOURCE,
    /** A mark that somebody put on the record, such as the group found by another program. */
    LABEL,
    /** A given or middle name. */
    GIVEN_NAME,
    /** A family name. */
    SURNAME,
    /** A person's whole name, or a name of which it is not known whose. */
    FULL_NAME,
    /** The name of a firm, a restaurant or another organisation. */
    ORGANISATION,
    /** A date of birth. */
    BIRTH_DATE,
    /** Any other date: when something happened, which says little about who somebody is. */
    DATE,
    /** A telephone number. */
    PHONE,
    /** An e-mail address. */
    EMAIL,
    /** A postal code. */
    POSTCODE,
    /** One of few words that say where somebody is, or what he is: a state, a country. */
    CATEGORY,
    /** One of very few words that say how things stand with a record: a status, a type. */
    STATUS,
    /** A town or a part of one. */
    CITY,
    /** The number of a house. */
    STREET_NUMBER,
    /** One line of an address: a street, with or without its number, or a building. */
    STREET,
    /** A whole address. */
    ADDRESS,
    /** A number given to one person: of an insurance, a passport, a member. */
    IDENTITY_NUMBER,
    /** Whether male or female. */
    GENDER,
    /** An amount or a count. */
    NUMBER,
    /** Text of no kind that is known. */
    TEXT,
    /** The same value in every row, or none in any. */
    CONSTANT;

    /**
     * Returns the name in lower case with spaces, to show to people.
     *
     * @return such as {@code given name}
     */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Returns whether equal values speak for one person, so that the column is worth comparing.
     *
     * @return false for keys, sources, labels, statuses, amounts, dates of events and constants
     */
    public boolean isCompared() {
        return switch (this) {
            case ROW_ID, SOURCE, LABEL, STATUS, DATE, NUMBER, CONSTANT -> false;
            default -> true;
        };
    }
}
