package io.kinfold.command.persons;

import java.util.Locale;

/** The columns that describe a person. The rates are those of originals, before any error. */
enum Field {
    GIVEN_NAME(0.022, false),
    SURNAME(0.010, false),
    STREET_NUMBER(0.033, true),
    ADDRESS_1(0.019, false),
    ADDRESS_2(0.089, false),
    SUBURB(0.010, false),
    POSTCODE(0, true),
    STATE(0.010, false),
    DATE_OF_BIRTH(0.021, true),
    SOC_SEC_ID(0, true);

    /** How many there are. */
    static final int COUNT = values().length;

    private final double empty;
    private final boolean digits;

    Field(double empty, boolean digits) {
        this.empty = empty;
        this.digits = digits;
    }

    /** Returns the share of persons of whom it is not known. */
    double empty() {
        return empty;
    }

    /** Returns whether it is written in digits. */
    boolean digits() {
        return digits;
    }

    /** Returns the column's name. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
