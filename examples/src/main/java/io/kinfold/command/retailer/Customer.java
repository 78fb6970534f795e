package io.kinfold.command.retailer;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A person, as he truly is.
 *
 * @param index his number, from 0
 * @param name surname and given name in Chinese characters
 * @param romanSurname the surname in Latin letters
 * @param woman whether to be addressed as a woman
 * @param birthday the day of birth
 * @param mobile his own mobile number, as ten digits
 * @param email his own address
 * @param city where he lives
 * @param familyMobile the number that he gives at a counter: his own, or that of the family
 */
record Customer(
        long index,
        String name,
        String romanSurname,
        boolean woman,
        LocalDate birthday,
        String mobile,
        String email,
        String city,
        String familyMobile) {

    /** Returns whether he gives the number of somebody else in the family. */
    boolean sharesNumber() {
        return !mobile.equals(familyMobile);
    }

    /** Returns the name under which the truth knows him. */
    String truth() {
        return String.format(Locale.ROOT, "c%08d", index);
    }
}
