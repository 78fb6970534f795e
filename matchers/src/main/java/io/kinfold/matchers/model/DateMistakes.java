package io.kinfold.matchers.model;

/** What happens to dates of the form 1990-05-17 when they are typed. */
final class DateMistakes {
    private static final int LENGTH = 10;

    private DateMistakes() {}

    /** Returns whether exactly one digit differs. */
    static boolean oneDigit(String a, String b) {
        if (a.length() != LENGTH || b.length() != LENGTH) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < LENGTH; i++) {
            different += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return different == 1;
    }

    /** Returns whether day and month have changed places in dates that are not equal. */
    static boolean dayAndMonthSwapped(String a, String b) {
        return a.length() == LENGTH
                && b.length() == LENGTH
                && !a.equals(b)
                && a.regionMatches(0, b, 0, 5)
                && a.regionMatches(5, b, 8, 2)
                && a.regionMatches(8, b, 5, 2);
    }
}
