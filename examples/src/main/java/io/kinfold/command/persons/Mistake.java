package io.kinfold.command.persons;

import static io.kinfold.command.persons.Field.ADDRESS_1;
import static io.kinfold.command.persons.Field.ADDRESS_2;
import static io.kinfold.command.persons.Field.DATE_OF_BIRTH;
import static io.kinfold.command.persons.Field.GIVEN_NAME;
import static io.kinfold.command.persons.Field.POSTCODE;
import static io.kinfold.command.persons.Field.SOC_SEC_ID;
import static io.kinfold.command.persons.Field.STATE;
import static io.kinfold.command.persons.Field.STREET_NUMBER;
import static io.kinfold.command.persons.Field.SUBURB;
import static io.kinfold.command.persons.Field.SURNAME;

import io.kinfold.command.chance.Dice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One thing that goes wrong when a person is recorded again.
 *
 * @param kind what goes wrong
 * @param field the field in which it does
 */
record Mistake(Kind kind, Field field) {
    /** What goes wrong. */
    enum Kind {
        /** A letter or digit too much, too few, another, or two that changed places. */
        TYPO,
        /** Nothing was written. */
        BLANK,
        /** A word is split, or two are written as one. */
        SPACE,
        /** Something else was written: the person moved or married, or it is plainly wrong. */
        OTHER,
        /** Given name and surname changed places. */
        SWAP
    }

    /** How often each happens in 10,000 duplicates. */
    private record Rate(Field field, int typo, int blank, int space, int other) {}

    private static final List<Rate> RATES = List.of(
            new Rate(GIVEN_NAME, 2_500, 465, 0, 190),
            new Rate(SURNAME, 2_560, 515, 0, 190),
            new Rate(STREET_NUMBER, 1_300, 170, 0, 20),
            new Rate(ADDRESS_1, 2_075, 470, 180, 140),
            new Rate(ADDRESS_2, 2_160, 470, 170, 140),
            new Rate(SUBURB, 1_615, 375, 80, 110),
            new Rate(POSTCODE, 1_775, 385, 0, 110),
            new Rate(STATE, 570, 100, 0, 30),
            new Rate(DATE_OF_BIRTH, 2_020, 500, 0, 160),
            new Rate(SOC_SEC_ID, 1_690, 380, 0, 110));
    private static final int SWAPS = 1_125;

    private static final List<Mistake> BAG = bag();

    private static List<Mistake> bag() {
        List<Mistake> bag = new ArrayList<>();
        for (Rate rate : RATES) {
            put(bag, Kind.TYPO, rate.field(), rate.typo());
            put(bag, Kind.BLANK, rate.field(), rate.blank());
            put(bag, Kind.SPACE, rate.field(), rate.space());
            put(bag, Kind.OTHER, rate.field(), rate.other());
        }
        put(bag, Kind.SWAP, GIVEN_NAME, SWAPS);
        return List.copyOf(bag);
    }

    private static void put(List<Mistake> bag, Kind kind, Field field, int rate) {
        for (int i = 0; i < rate; i += 5) {
            bag.add(new Mistake(kind, field));
        }
    }

    /** Returns a mistake, each as likely as it is. */
    static Mistake draw(Dice dice) {
        return dice.of(BAG);
    }

    /** Makes the mistake; where there is nothing to mistake, nothing happens. */
    void make(Map<Field, String> values, Words words, Dice dice) {
        String value = values.getOrDefault(field, "");
        switch (kind) {
            case TYPO -> values.put(field, typo(value, dice));
            case BLANK -> values.put(field, "");
            case SPACE -> values.put(field, space(value, dice));
            case OTHER -> values.put(field, words.draw(field, dice));
            case SWAP -> {
                values.put(GIVEN_NAME, values.getOrDefault(SURNAME, ""));
                values.put(SURNAME, value);
            }
        }
    }

    private String typo(String value, Dice dice) {
        if (value.isEmpty()) {
            return value;
        }
        int at = dice.below(value.length());
        String before = value.substring(0, at);
        return switch (dice.below(4)) {
            case 0 -> before + letter(dice) + value.substring(at);
            case 1 -> before + value.substring(at + 1);
            case 2 -> before + letter(dice) + value.substring(at + 1);
            default ->
                at + 1 == value.length()
                        ? value
                        : before
                                + value.charAt(at + 1)
                                + value.charAt(at)
                                + value.substring(at + 2);
        };
    }

    private char letter(Dice dice) {
        return field.digits() ? (char) ('0' + dice.below(10)) : (char) ('a' + dice.below(26));
    }

    private static String space(String value, Dice dice) {
        int space = value.indexOf(' ');
        if (space >= 0) {
            return value.substring(0, space) + value.substring(space + 1);
        } else if (value.length() < 2) {
            return value;
        }
        int at = 1 + dice.below(value.length() - 1);
        return value.substring(0, at) + ' ' + value.substring(at);
    }
}
