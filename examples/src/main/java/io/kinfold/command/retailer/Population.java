package io.kinfold.command.retailer;

import io.kinfold.command.chance.Dice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * All customers, each a function of the seed and his number, so that a population of any size needs
 * no memory.
 */
final class Population {
    /** Customers of this many neighbouring numbers may be one household. */
    static final int HOUSEHOLD = 4;

    private static final int PERSON = 1;
    private static final int FAMILY = 2;
    private static final double FAMILIES = 0.18;
    private static final long MOBILES = 89_000_000;
    /**
     * Has no factor in common with the count of numbers, so that no two customers have the same.
     */
    private static final long STRIDE = 61_803_397;

    private static final List<String> CITIES = List.of(
            "新北市", "臺北市", "台中市", "高雄市", "桃園市", "臺南市", "彰化縣", "新竹市", "基隆市", "嘉義市", "屏東縣", "花蓮縣");
    private static final List<String> MAIL =
            List.of("gmail.com", "yahoo.com.tw", "hotmail.com", "icloud.com");

    private final long seed;
    private final long size;

    Population(long seed, long size) {
        this.seed = seed;
        this.size = size;
    }

    /** Returns the number of customers. */
    long size() {
        return size;
    }

    /** Returns dice for one use of one thing; uses from 10 on are free for callers. */
    Dice dice(int use, long index) {
        return Dice.of(seed, use, index);
    }

    /** Returns a customer. */
    Customer customer(long index) {
        long first = index - index % HOUSEHOLD;
        Dice family = dice(FAMILY, first / HOUSEHOLD);
        int members = family.chance(FAMILIES) ? 2 + family.below(HOUSEHOLD - 1) : 1;
        String familyName = Names.surname(family);
        boolean inFamily = members > 1 && index - first < members;
        boolean shares = inFamily && index > first && dice(FAMILY, -1 - index).chance(0.8);

        Dice dice = dice(PERSON, index);
        boolean woman = dice.chance(0.55);
        String ownSurname = Names.surname(dice);
        String surname = inFamily && dice.chance(0.75) ? familyName : ownSurname;
        String roman = surname.substring(2);
        String name = surname.substring(0, 1) + Names.given(dice, woman);
        String email = email(dice, roman, index);
        return new Customer(
                index,
                name,
                roman,
                woman,
                LocalDate.of(1944, 1, 1).plusDays(dice.below(24_000)),
                mobile(index),
                email,
                inFamily ? family.of(CITIES) : dice.of(CITIES),
                mobile(shares ? first : index));
    }

    /**
     * Returns the mobile number of a customer, as ten digits: 0900000000 to 0988999999, none of
     * them twice.
     */
    String mobile(long index) {
        long offset = Math.floorMod(seed, MOBILES);
        return "0" + (900_000_000 + Math.floorMod(offset + index * STRIDE, MOBILES));
    }

    private static String email(Dice dice, String roman, long index) {
        String first = Names.english(dice).toLowerCase(Locale.ROOT);
        String mark = Long.toString(index + 36, 36);
        String mailbox = switch (dice.below(3)) {
            case 0 -> first + "." + roman + mark;
            case 1 -> roman + first + mark;
            default -> first + mark + "_" + roman;
        };
        return mailbox + "@" + dice.earlyOf(MAIL);
    }
}
