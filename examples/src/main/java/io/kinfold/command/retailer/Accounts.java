package io.kinfold.command.retailer;

import io.kinfold.command.chance.Dice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a customer has with the retailer: the numbers by which its systems know him.
 *
 * @param memberA his member number of store A, empty if he has none
 * @param memberB his member number of store B, empty if he has none
 * @param line his LINE id, empty if he is no friend
 * @param app his app login, empty if he has none
 * @param cookies the cookies of his own browsers
 * @param carrier his electronic invoice carrier, empty if he has none
 */
record Accounts(
        String memberA,
        String memberB,
        String line,
        String app,
        List<String> cookies,
        String carrier) {
    private static final int USE = 10;

    /** Of ten customers six are LINE friends, and of these six one or two are members. */
    static Accounts of(Population population, Customer customer) {
        Dice dice = population.dice(USE, customer.index());
        double kind = dice.unit();
        boolean friend = kind < 0.58;
        boolean member = kind >= 0.44 && kind < 0.88;
        boolean storeA = member && dice.chance(0.72);
        boolean storeB = member && (!storeA || dice.chance(0.3));
        boolean app = dice.chance(member ? 0.35 : 0.05);
        int browsers = kind >= 0.88 ? 1 : dice.chance(member ? 0.55 : 0.2) ? 1 : 0;
        List<String> cookies = new ArrayList<>();
        if (browsers > 0) {
            int count = 1 + dice.heavyTail(member ? 1.6 : 3.0, 5);
            for (int i = 0; i < count; i++) {
                cookies.add(String.format(Locale.ROOT, "%016x", dice.bits()));
            }
        }
        return new Accounts(
                storeA ? number("A", customer.index(), 0) : "",
                storeB ? number("B", customer.index(), 0) : "",
                friend ? String.format(Locale.ROOT, "U%016x%016x", dice.bits(), dice.bits()) : "",
                app ? "app-" + (500_000 + customer.index()) : "",
                List.copyOf(cookies),
                member && dice.chance(0.4) ? carrier(customer.index()) : "");
    }

    /** Returns a member number; the second one is that of a card lost and made anew. */
    static String number(String store, long index, int card) {
        return String.format(Locale.ROOT, "%s%d%08d", store, card, index);
    }

    private static String carrier(long index) {
        String code = Long.toString(index * 7_919 % 78_364_164_096L, 36).toUpperCase(Locale.ROOT);
        return "/" + "0".repeat(Math.max(0, 7 - code.length())) + code;
    }

    /** Returns whether he is a member of either store. */
    boolean member() {
        return !memberA.isEmpty() || !memberB.isEmpty();
    }
}
