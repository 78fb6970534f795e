package io.kinfold.command.retailer;

import io.kinfold.command.chance.Dice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How the same number, address or date is written by different people and systems. */
final class Writing {
    private static final List<String> NO_PHONE =
            List.of("0900000000", "0912345678", "0000000000", "N/A", "無", "-");
    private static final List<String> NO_EMAIL =
            List.of("test@test.com", "none@none.com", "noreply@shop.example", "N/A");

    private Writing() {}

    /** Returns a mobile number of ten digits in one of the forms in which people write it. */
    static String phone(Dice dice, String ten) {
        String rest = ten.substring(1);
        return switch (dice.below(12)) {
            case 0, 1, 2 ->
                ten.substring(0, 4) + "-" + ten.substring(4, 7) + "-" + ten.substring(7);
            case 3 -> ten.substring(0, 4) + " " + ten.substring(4, 7) + " " + ten.substring(7);
            case 4 -> "+886" + rest;
            case 5 ->
                "+886-" + rest.substring(0, 3) + "-" + rest.substring(3, 6) + "-"
                        + rest.substring(6);
            case 6 -> "886" + rest;
            case 7 -> fullWidth(ten);
            case 8 -> "(" + ten.substring(0, 2) + ")" + ten.substring(2);
            default -> ten;
        };
    }

    /** Returns what is typed where somebody gives no number. */
    static String noPhone(Dice dice) {
        return dice.earlyOf(NO_PHONE);
    }

    /** Returns what is typed where somebody gives no address. */
    static String noEmail(Dice dice) {
        return dice.earlyOf(NO_EMAIL);
    }

    /** Returns an address in one of its spellings by case. */
    static String email(Dice dice, String email) {
        return switch (dice.below(10)) {
            case 0 -> email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1);
            case 1 -> email.toUpperCase(Locale.ROOT);
            case 2 -> email + " ";
            default -> email;
        };
    }

    /** Returns an address with a typing error. */
    static String mistyped(Dice dice, String email) {
        if (email.endsWith("gmail.com") && dice.chance(0.5)) {
            return email.replace("gmail.com", "gmial.com");
        }
        int at = 1 + dice.below(email.indexOf('@') - 1);
        return email.substring(0, at) + email.substring(at + 1);
    }

    /** Returns a date in one of the forms of the systems. */
    static String date(Dice dice, LocalDate date) {
        return switch (dice.below(6)) {
            case 0 -> date.format(DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT));
            case 1 -> date.format(DateTimeFormatter.BASIC_ISO_DATE);
            case 2 ->
                "民國" + (date.getYear() - 1911) + "年" + date.getMonthValue() + "月"
                        + date.getDayOfMonth() + "日";
            default -> date.toString();
        };
    }

    /** Returns a date that is off by a typing error. */
    static LocalDate mistyped(Dice dice, LocalDate date) {
        return dice.chance(0.5)
                ? date.plusYears(dice.chance(0.5) ? 1 : -10)
                : date.plusDays(1 + dice.below(9));
    }

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append((char) (c - '0' + '０')));
        return wide.toString();
    }
}
