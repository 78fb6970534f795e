package io.kinfold.command.retailer;

import io.kinfold.command.chance.Dice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a customer did: few buy and look around often, most hardly ever. */
final class Events {
    private static final int USE = 12;
    private static final int CART_USE = 14;
    private static final Instant LAST_DAY = Instant.parse("2026-06-29T00:00:00Z");
    private static final List<String> CATEGORIES =
            List.of("tops", "shoes", "skincare", "bags", "kids", "outdoor", "home", "tea");
    private static final List<Integer> PRICES =
            List.of(390, 590, 790, 990, 1_290, 1_680, 2_480, 3_980, 6_800, 12_800);

    private final Population population;

    Events(Population population) {
        this.population = population;
    }

    /** Returns the names of the columns. */
    static List<String> header() {
        return List.of(
                "namespace",
                "identifier",
                "type",
                "at",
                "category",
                "amount",
                "order_no",
                "channel");
    }

    /** Returns the events of a customer, each as the cells of a row. */
    List<List<String>> rows(Customer customer, Accounts accounts) {
        Dice dice = population.dice(USE, customer.index());
        Dice carts = population.dice(CART_USE, customer.index());
        List<List<String>> rows = new ArrayList<>();
        if (accounts.member()) {
            int purchases = dice.heavyTail(0.9, 300);
            for (int i = 0; i < purchases; i++) {
                rows.add(purchase(dice, carts, customer, accounts, i));
            }
        }
        for (String cookie : accounts.cookies()) {
            int views = 1 + dice.heavyTail(0.9, 200);
            for (int i = 0; i < views; i++) {
                List<String> view = deed("cookie", cookie, "view", when(dice), dice);
                rows.add(view);
                if (carts.chance(0.15)) {
                    rows.add(cart(view, carts));
                }
            }
        }
        if (!accounts.line().isEmpty()) {
            int opened = dice.heavyTail(1.0, 60);
            for (int i = 0; i < opened; i++) {
                rows.add(List.of("line", accounts.line(), "open", when(dice), "", "", "", ""));
            }
        }
        return rows;
    }

    private static List<String> deed(
            String namespace, String identifier, String type, String at, Dice dice) {
        return List.of(namespace, identifier, type, at, dice.earlyOf(CATEGORIES), "", "", "");
    }

    /** What was looked at goes into the cart some minutes later, if the day is not over. */
    private static List<String> cart(List<String> view, Dice carts) {
        Instant at = Instant.parse(view.get(3)).plusSeconds(60 + carts.below(3_000));
        Instant end = LAST_DAY.plus(1, ChronoUnit.DAYS).minusSeconds(1);
        List<String> cart = new ArrayList<>(view);
        cart.set(2, "cart");
        cart.set(3, (at.isBefore(end) ? at : end).toString());
        return cart;
    }

    private static List<String> purchase(
            Dice dice, Dice channels, Customer customer, Accounts accounts, int number) {
        boolean storeA =
                !accounts.memberA().isEmpty() && (accounts.memberB().isEmpty() || dice.chance(0.6));
        return List.of(
                storeA ? "member_a" : "member_b",
                storeA ? accounts.memberA() : accounts.memberB(),
                "purchase",
                when(dice),
                dice.earlyOf(CATEGORIES),
                Integer.toString(dice.earlyOf(PRICES)),
                "o" + customer.index() + "-" + number,
                channels.chance(0.7) ? "store" : "online");
    }

    /** Most of what is on record happened of late. */
    private static String when(Dice dice) {
        double u = dice.unit();
        return LAST_DAY.minus((long) (720 * u * u), ChronoUnit.DAYS)
                .plusSeconds(dice.below(86_400))
                .toString();
    }
}
