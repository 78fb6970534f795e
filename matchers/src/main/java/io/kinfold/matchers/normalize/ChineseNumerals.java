package io.kinfold.matchers.normalize;

import java.util.Map;

/**
 * Chinese numerals as Arabic ones: 二十三 is 23, 一〇五 is 105, 廿一 is 21, 壹佰 is 100. Numbers to 9,999;
 * what is written digit by digit may be of any length.
 */
final class ChineseNumerals {
    private static final Map<Character, Integer> DIGITS = Map.ofEntries(
            Map.entry('〇', 0),
            Map.entry('○', 0),
            Map.entry('零', 0),
            Map.entry('一', 1),
            Map.entry('壹', 1),
            Map.entry('二', 2),
            Map.entry('兩', 2),
            Map.entry('两', 2),
            Map.entry('貳', 2),
            Map.entry('三', 3),
            Map.entry('參', 3),
            Map.entry('四', 4),
            Map.entry('肆', 4),
            Map.entry('五', 5),
            Map.entry('伍', 5),
            Map.entry('六', 6),
            Map.entry('陸', 6),
            Map.entry('七', 7),
            Map.entry('柒', 7),
            Map.entry('八', 8),
            Map.entry('捌', 8),
            Map.entry('九', 9),
            Map.entry('玖', 9));
    private static final Map<Character, Integer> UNITS =
            Map.of('十', 10, '拾', 10, '百', 100, '佰', 100, '千', 1_000, '仟', 1_000);
    private static final Map<Character, Integer> TENS = Map.of('廿', 20, '卅', 30);

    private ChineseNumerals() {}

    static boolean isNumeral(char c) {
        return DIGITS.containsKey(c) || UNITS.containsKey(c) || TENS.containsKey(c);
    }

    /**
     * Returns the number that a run of numerals writes, or the empty string where it is none, such as
     * 十十.
     */
    static String arabic(String run) {
        boolean byDigits = run.chars().allMatch(c -> DIGITS.containsKey((char) c));
        return byDigits ? digits(run) : positional(run);
    }

    private static String digits(String run) {
        StringBuilder digits = new StringBuilder(run.length());
        run.chars().forEach(c -> digits.append(DIGITS.get((char) c)));
        return digits.toString();
    }

    private static String positional(String run) {
        int total = 0;
        int pending = -1;
        int smallest = 10_000;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            Integer digit = DIGITS.get(c);
            int unit = UNITS.getOrDefault(c, TENS.containsKey(c) ? 10 : 0);
            if (digit != null) {
                if (pending > 0) {
                    return "";
                }
                pending = digit;
                continue;
            }
            if (unit >= smallest) {
                return "";
            }
            smallest = unit;
            int tens = TENS.getOrDefault(c, unit * Math.max(1, pending));
            total += tens;
            pending = -1;
        }
        return Integer.toString(total + Math.max(0, pending));
    }
}
