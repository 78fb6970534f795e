package io.kinfold.matchers.model;

/**
 * What a comparison is about, as far as training has to know: whether it tells one member of a
 * household from another, whether it belongs to a place, and how often strangers agree.
 */
public enum Kind {
    /** A given or middle name: each has its own. */
    OWN_NAME(true, false, 3e-3),
    /** A whole name, a person's or an organisation's: one's own, of which relatives have a part. */
    FULL_NAME(true, false, 3e-3),
    /** A surname, or the name of another person, such as a guardian. */
    SHARED_NAME(false, false, 3e-3),
    /** A date of birth, which twins share. */
    DATE(false, false, 5e-5),
    /** An e-mail address. */
    EMAIL(true, false, 1e-5),
    /** A telephone number, which a household shares. */
    PHONE(false, true, 1e-5),
    /** A number of a person or firm: social security, passport, member or tax number. */
    IDENTITY_NUMBER(true, false, 1e-6),
    /** A part of an address, a city, or another text of several words. */
    ADDRESS(false, true, 1e-3),
    /** A short code of a place: post code, house number. */
    CODE(false, true, 1e-3),
    /** One of few values: state, gender. */
    CATEGORY(false, false, 0.2);

    private final boolean own;
    private final boolean place;
    private final double expectedU;

    Kind(boolean own, boolean place, double expectedU) {
        this.own = own;
        this.place = place;
        this.expectedU = expectedU;
    }

    /**
     * Returns whether members of one household differ in it as strangers do.
     *
     * @return true for names of one's own, e-mail addresses and identity numbers
     */
    public boolean isOwn() {
        return own;
    }

    /**
     * Returns whether it belongs to a place: whoever lives there shares it.
     *
     * @return true for addresses, codes and telephone numbers
     */
    public boolean isPlace() {
        return place;
    }

    /**
     * Returns whether a value is given to one person, firm or household, so that hardly any stranger has it.
     *
     * @return true for identity numbers, e-mail addresses and telephone numbers
     */
    public boolean identifies() {
        return switch (this) {
            case EMAIL, PHONE, IDENTITY_NUMBER -> true;
            default -> false;
        };
    }

    /**
     * Returns how often two strangers are expected to agree exactly, before any data are seen: an
     * order of magnitude, for data too small to tell.
     *
     * @return a probability in (0, 1)
     */
    public double expectedU() {
        return expectedU;
    }

    /**
     * Returns which share of the pairs that agree exactly is expected to be of two customers, before any data are
     * seen: those to whom one value was given, or who gave another's. Unlike {@link #expectedU} it does not hang on how many
     * customers there are.
     *
     * @return one in fifty for identity numbers, one in twenty for e-mail addresses, one in five for telephone numbers,
     *     which households share, and one half where a value does not {@link #identifies identify}
     */
    public double expectedStrangers() {
        return switch (this) {
            case IDENTITY_NUMBER -> 0.02;
            case EMAIL -> 0.05;
            case PHONE -> 0.2;
            default -> 0.5;
        };
    }
}
