package io.kinfold.matchers.normalize;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of an address of Taiwan. All patterns are anchored by a look behind and repeat possessively,
 * so that no text costs more than its length.
 */
final class TaiwanAddress {
    /** One rule may make work for another, as 二f becomes 2f and then 2樓; two rounds are the usual. */
    private static final int MOST_ROUNDS = 8;

    private static final String UNITS = "段巷弄號樓鄰室";
    private static final Map<Character, Character> VARIANTS = Map.ofEntries(
            Map.entry('臺', '台'),
            Map.entry('巿', '市'),
            Map.entry('号', '號'),
            Map.entry('楼', '樓'),
            Map.entry('县', '縣'),
            Map.entry('区', '區'),
            Map.entry('乡', '鄉'),
            Map.entry('镇', '鎮'),
            Map.entry('邻', '鄰'),
            Map.entry('湾', '灣'),
            Map.entry('衖', '弄'));
    private static final Pattern BASEMENT =
            Pattern.compile("(?<![a-z0-9])(?:地下)?b(\\d++)(?:f|樓|$)");
    private static final Pattern FLOOR = Pattern.compile("(?<!\\d)(\\d++)(?:fl|f)(?![a-z])");
    private static final Pattern SPLIT_NUMBER = Pattern.compile("(?<!\\d)(\\d++)號之(\\d++)(?!號)");
    private static final Pattern ZIP_CODE =
            Pattern.compile("(?:\\d{6}|\\d{5}|\\d{3})(?![" + UNITS + "之])(?=\\p{IsHan})");
    private static final Pattern COUNTRY = Pattern.compile("中華民國|台灣省|台灣(?=.{0,3}[縣市])");

    private TaiwanAddress() {}

    static String of(String plain) {
        String text = compact(plain);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String next = rewritten(text);
            if (next.equals(text)) {
                break;
            }
            text = next;
        }
        return text;
    }

    private static String rewritten(String compact) {
        String text = withoutPrefix(compact);
        text = BASEMENT.matcher(text).replaceAll("地下$1樓");
        text = FLOOR.matcher(text).replaceAll("$1樓");
        text = numbers(text);
        return SPLIT_NUMBER.matcher(text).replaceAll("$1之$2號");
    }

    /** What punctuation kept apart, a letter and its mark, composes at the end. */
    private static String compact(String plain) {
        StringBuilder text = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = VARIANTS.getOrDefault(plain.charAt(i), plain.charAt(i));
            if (isDash(c)) {
                boolean between = !text.isEmpty()
                        && isCounted(text.charAt(text.length() - 1))
                        && i + 1 < plain.length()
                        && isNumber(plain.charAt(i + 1));
                text.append(between ? "之" : "");
            } else if (isKept(c)) {
                text.append(c);
            }
        }
        return Normalizer.normalize(text, Form.NFKC);
    }

    private static boolean isDash(char c) {
        return c == '-' || (c >= '‐' && c <= '―') || c == '−' || c == '~';
    }

    /** Letters, digits and what belongs to them, such as the halves of a surrogate pair. */
    private static boolean isKept(char c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.CONTROL,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> false;
            default -> true;
        };
    }

    /** Returns whether a number may stand behind the character and 之. */
    private static boolean isCounted(char c) {
        return isNumber(c) || c == '號' || c == '樓';
    }

    private static boolean isNumber(char c) {
        return isDigit(c) || ChineseNumerals.isNumeral(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Writes the numbers of units as Arabic ones without leading zeros. What mixes both kinds of
     * numerals stays: nobody can say what it means.
     */
    private static String numbers(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && isNumber(text.charAt(end))) {
                end++;
            }
            if (end == from) {
                out.append(text.charAt(from++));
            } else {
                String run = text.substring(from, end);
                out.append(isOfUnit(text, end, out) ? arabic(run) : run);
                from = end;
            }
        }
        return out.toString();
    }

    private static String arabic(String run) {
        if (run.chars().allMatch(c -> isDigit((char) c))) {
            return withoutZeros(run);
        }
        if (run.chars().anyMatch(c -> isDigit((char) c))) {
            return run;
        }
        String arabic = ChineseNumerals.arabic(run);
        return arabic.isEmpty() ? run : withoutZeros(arabic);
    }

    /** Returns whether a number that ends there counts a unit, or stands behind one that does. */
    private static boolean isOfUnit(String text, int end, StringBuilder before) {
        if (end < text.length() && UNITS.indexOf(text.charAt(end)) >= 0) {
            return true;
        }
        if (end + 1 < text.length() && text.charAt(end) == '之' && isNumber(text.charAt(end + 1))) {
            return true;
        }
        int length = before.length();
        if (length < 2 || before.charAt(length - 1) != '之') {
            return false;
        }
        return isCounted(before.charAt(length - 2));
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    private static String withoutPrefix(String text) {
        Matcher zipCode = ZIP_CODE.matcher(text);
        Matcher country = COUNTRY.matcher(text);
        int from = 0;
        boolean again = true;
        while (again) {
            again = false;
            zipCode.region(from, text.length());
            if (zipCode.lookingAt()) {
                from = zipCode.end();
                again = true;
            }
            country.region(from, text.length());
            if (country.lookingAt() && country.end() < text.length()) {
                from = country.end();
                again = true;
            }
        }
        return text.substring(from);
    }
}
