package io.kinfold.command.retailer;

import io.kinfold.command.chance.Dice;
import io.kinfold.command.retailer.SourceRow.Column;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the systems of the retailer record of a customer, with the faults of real records: numbers
 * shared in a family, a tablet that a shop hands to everybody, the shop's own number, placeholders,
 * typing errors, a card made anew, and a number that belonged to somebody else before.
 */
final class Systems {
    private static final int USE = 11;
    private static final Instant FIRST_DAY = Instant.parse("2022-07-01T00:00:00Z");
    private static final int DAYS = 1_460;
    private static final LocalDate NO_BIRTHDAY = LocalDate.of(1990, 1, 1);
    private static final long CUSTOMERS_PER_SHOP = 4_000;
    private static final long CUSTOMERS_PER_TABLET = 5_000;

    private final Population population;

    Systems(Population population) {
        this.population = population;
    }

    /** Returns all records of a customer. */
    List<SourceRow> rows(Customer customer, Accounts accounts) {
        Dice dice = population.dice(USE, customer.index());
        List<SourceRow> rows = new ArrayList<>();
        if (!accounts.memberA().isEmpty()) {
            rows.add(storeA(dice, customer, accounts.memberA()));
            if (dice.chance(0.01)) {
                rows.add(storeA(dice, customer, Accounts.number("A", customer.index(), 1)));
            }
        }
        if (!accounts.memberB().isEmpty()) {
            rows.add(storeB(dice, customer, accounts.memberB()));
        }
        if (!accounts.line().isEmpty()) {
            rows.add(line(dice, customer, accounts));
        }
        if (!accounts.app().isEmpty()) {
            rows.add(app(dice, customer, accounts));
        }
        web(dice, customer, accounts, rows);
        receipts(dice, customer, accounts, rows);
        return rows;
    }

    private SourceRow storeA(Dice dice, Customer customer, String number) {
        SourceRow row = new SourceRow(customer, "store_a", number, when(dice))
                .with(Column.MEMBER_NO_A, number);
        person(dice, customer, row);
        counterPhone(dice, customer, row, 0.6);
        if (dice.chance(0.5)) {
            email(dice, customer, row);
        }
        return row.with(Column.CONSENT, dice.chance(0.7) ? "granted" : "denied");
    }

    private SourceRow storeB(Dice dice, Customer customer, String number) {
        if (dice.chance(0.002)) {
            return formerOwner(dice, customer, number);
        }
        SourceRow row = new SourceRow(customer, "store_b", number, when(dice))
                .with(Column.MEMBER_NO_B, number);
        person(dice, customer, row);
        counterPhone(dice, customer, row, 0.35);
        if (dice.chance(0.75)) {
            email(dice, customer, row);
        }
        return row.with(Column.CONSENT, dice.chance(0.6) ? "granted" : "denied");
    }

    /**
     * A record of long ago with a verified number that the telephone company has since given to
     * somebody else.
     */
    private SourceRow formerOwner(Dice dice, Customer customer, String number) {
        Instant longAgo = FIRST_DAY.minus(1_500 + dice.below(900), ChronoUnit.DAYS);
        SourceRow row = new SourceRow(customer, "store_b", number, longAgo)
                .with(Column.MEMBER_NO_B, number);
        person(dice, customer, row);
        String someone = population.mobile(dice.below(population.size()));
        return row.with(Column.PHONE, Writing.phone(dice, someone))
                .with(Column.PHONE_VERIFIED, "true");
    }

    private static void person(Dice dice, Customer customer, SourceRow row) {
        row.with(Column.NAME, Names.typed(dice, customer))
                .with(Column.GENDER, customer.woman() ? "F" : "M");
        double u = dice.unit();
        if (u < 0.94) {
            LocalDate day = u < 0.01
                    ? NO_BIRTHDAY
                    : u < 0.016 ? Writing.mistyped(dice, customer.birthday()) : customer.birthday();
            row.with(Column.BIRTHDAY, Writing.date(dice, day));
        }
        if (dice.chance(0.8)) {
            row.with(Column.CITY, customer.city());
        }
    }

    private void counterPhone(Dice dice, Customer customer, SourceRow row, double verified) {
        double u = dice.unit();
        if (u < 0.03) {
            row.with(Column.PHONE, Writing.noPhone(dice)).with(Column.PHONE_VERIFIED, "false");
        } else if (u < 0.045) {
            // The shop's mobile sometimes gets the one-time password too, so that the till goes on.
            row.with(Column.PHONE, shopNumber(customer))
                    .with(Column.PHONE_VERIFIED, Boolean.toString(dice.chance(0.3)));
        } else if (u < 0.97) {
            // A child whose mother reads out the one-time password is verified with her number.
            double chance = customer.sharesNumber() ? 0.04 : verified;
            row.with(Column.PHONE, Writing.phone(dice, customer.familyMobile()))
                    .with(Column.PHONE_VERIFIED, Boolean.toString(dice.chance(chance)));
        }
    }

    private void email(Dice dice, Customer customer, SourceRow row) {
        double u = dice.unit();
        String email = customer.email();
        if (u < 0.02) {
            email = Writing.noEmail(dice);
        } else if (u < 0.04) {
            email = Writing.mistyped(dice, email);
        } else if (u < 0.08 && customer.sharesNumber()) {
            email = population
                    .customer(customer.index() - customer.index() % Population.HOUSEHOLD)
                    .email();
        } else {
            email = Writing.email(dice, email);
        }
        row.with(Column.EMAIL, email);
    }

    private SourceRow line(Dice dice, Customer customer, Accounts accounts) {
        SourceRow row = new SourceRow(
                        customer, "line", "L" + accounts.line().substring(1, 13), when(dice))
                .with(Column.LINE, accounts.line())
                .with(Column.NAME, Names.nickname(dice, customer));
        if (dice.chance(accounts.member() ? 0.65 : 0.03)) {
            row.with(Column.PHONE, Writing.phone(dice, customer.mobile()))
                    .with(Column.PHONE_VERIFIED, "true");
            if (!accounts.memberA().isEmpty() && dice.chance(0.4)) {
                row.with(Column.MEMBER_NO_A, accounts.memberA());
            }
        }
        return row;
    }

    private static SourceRow app(Dice dice, Customer customer, Accounts accounts) {
        SourceRow row = new SourceRow(customer, "app", accounts.app(), when(dice))
                .with(Column.APP_USER, accounts.app());
        if (!accounts.line().isEmpty() && dice.chance(0.6)) {
            row.with(Column.LINE, accounts.line());
        } else if (dice.chance(0.5)) {
            row.with(Column.PHONE, Writing.phone(dice, customer.mobile()))
                    .with(Column.PHONE_VERIFIED, "true");
        } else {
            row.with(Column.EMAIL, Writing.email(dice, customer.email()));
        }
        if (dice.chance(0.5)) {
            row.with(Column.NAME, Names.typed(dice, customer))
                    .with(Column.BIRTHDAY, Writing.date(dice, customer.birthday()));
        }
        return row;
    }

    private void web(Dice dice, Customer customer, Accounts accounts, List<SourceRow> rows) {
        for (String cookie : accounts.cookies()) {
            SourceRow row = visit(dice, customer, cookie);
            boolean known = accounts.member() || !accounts.app().isEmpty();
            if (dice.chance(known ? 0.75 : 0.2)) {
                row.with(Column.EMAIL, Writing.email(dice, customer.email()));
            }
            rows.add(row);
            if (dice.chance(0.3)) {
                SourceRow later = visit(dice, customer, cookie);
                if (!accounts.app().isEmpty()) {
                    later.with(Column.APP_USER, accounts.app());
                }
                rows.add(later);
            }
        }
        if (accounts.member() && dice.chance(0.05)) {
            rows.add(visit(dice, customer, tablet(customer))
                    .with(Column.EMAIL, Writing.email(dice, customer.email())));
        }
        if (!accounts.cookies().isEmpty() && dice.chance(0.0004)) {
            // Somebody else of the family looks around on the same browser without logging in.
            long guest = customer.index() ^ 1;
            if (guest < population.size()) {
                rows.add(visit(
                        dice, population.customer(guest), accounts.cookies().get(0)));
            }
        }
    }

    private static SourceRow visit(Dice dice, Customer customer, String cookie) {
        return new SourceRow(
                        customer,
                        "web",
                        String.format(Locale.ROOT, "w%015x", dice.bits() >>> 4),
                        when(dice))
                .with(Column.COOKIE, cookie);
    }

    private void receipts(Dice dice, Customer customer, Accounts accounts, List<SourceRow> rows) {
        if (accounts.carrier().isEmpty()) {
            return;
        }
        int count = 1 + dice.heavyTail(1.5, 4);
        for (int i = 0; i < count; i++) {
            SourceRow row = new SourceRow(
                            customer,
                            "pos",
                            String.format(Locale.ROOT, "r%015x", dice.bits() >>> 4),
                            when(dice))
                    .with(Column.CARRIER, accounts.carrier());
            if (dice.chance(0.65)) {
                if (!accounts.memberA().isEmpty()) {
                    row.with(Column.MEMBER_NO_A, accounts.memberA());
                } else {
                    row.with(Column.MEMBER_NO_B, accounts.memberB());
                }
            }
            rows.add(row);
        }
    }

    private String shopNumber(Customer customer) {
        long shops = 3 + population.size() / CUSTOMERS_PER_SHOP;
        long shop = Long.remainderUnsigned(customer.index() / Population.HOUSEHOLD * 31, shops);
        // The customers' numbers end before 0989….
        return "0989" + String.format(Locale.ROOT, "%06d", shop);
    }

    private String tablet(Customer customer) {
        long tablets = 1 + population.size() / CUSTOMERS_PER_TABLET;
        return String.format(
                Locale.ROOT,
                "ab1e%012x",
                Long.remainderUnsigned(customer.index() / Population.HOUSEHOLD * 17, tablets));
    }

    private static Instant when(Dice dice) {
        return FIRST_DAY.plus(dice.below(DAYS), ChronoUnit.DAYS).plusSeconds(dice.below(86_400));
    }
}
