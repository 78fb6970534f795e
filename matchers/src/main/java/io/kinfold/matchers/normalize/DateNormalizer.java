package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings dates to ISO 8601, such as {@code 1990-05-17}. Read are
 *
 * <ul>
 *   <li>the year first: {@code 1990-05-17}, {@code 1990/5/17}, {@code 1990.5.17}, {@code
 *       1990年5月17日}, {@code 19900517};
 *   <li>the month as an English word: {@code 17 May 1990}, {@code May 17th, 1990}, {@code
 *       17-MAY-1990};
 *   <li>years of the Republic of China where they are marked: {@code 民國79年5月17日}, {@code
 *       民國79/5/17}, {@code 民國元年1月1日};
 *   <li>Chinese numerals where 年 follows: {@code 一九九〇年五月十七日}, {@code 民國七十九年五月十七日};
 *   <li>the year last, day and month by the order chosen.
 * </ul>
 *
 * <p>Each may have a time behind it, which is dropped. Years of two digits are no dates, since their
 * century would be a guess, unless {@link #withShortYears} says how to take them. Everything else becomes the empty string. Costs O(length). Immutable and
 * safe for any thread.
 */
public final class DateNormalizer implements Normalizer {
    private static final int LONGEST = 64;
    private static final int FIRST_YEAR_OF_REPUBLIC = 1912;
    /** IEEE Std 1003.1, strptime, conversion %y. */
    private static final int FIRST_SHORT_YEAR = 69;

    private static final String TIME = "(?:[t ] ?\\d{1,2}:.*)?";
    private static final String BEHIND_YEAR = " ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2}) ?日?" + TIME;
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})" + BEHIND_YEAR);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})" + TIME);
    private static final Pattern REPUBLIC = Pattern.compile("(?:中華)?民國? ?(\\d{1,3})" + BEHIND_YEAR);
    private static final Pattern BARE_REPUBLIC = Pattern.compile("(\\d{1,3})" + BEHIND_YEAR);
    private static final Pattern COMPACT_REPUBLIC =
            Pattern.compile("(\\d{2,3})(\\d{2})(\\d{2})" + TIME);
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2}) ?[-/. ] ?(\\d{1,2}) ?[-/. ] ?(\\d{4}|\\d\\d)" + TIME);
    private static final Pattern DAY_WORD_YEAR = Pattern.compile(
            "(\\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]*(\\d{4}|\\d\\d)" + TIME);
    private static final Pattern WORD_DAY_YEAR = Pattern.compile(
            "([a-z]{3,9})[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\\d{4}|\\d\\d)" + TIME);
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private final Order order;
    private final boolean republic;
    private final boolean shortYears;

    private DateNormalizer(Order order, boolean republic, boolean shortYears) {
        this.order = order;
        this.republic = republic;
        this.shortYears = shortYears;
    }

    /** How day and month stand before a year. */
    private enum Order {
        UNKNOWN,
        DAY_FIRST,
        MONTH_FIRST
    }

    /**
     * Returns the normalizer for which a date with the year last counts only where it can be read in
     * one way: {@code 17/5/1990} and {@code 5/17/1990} do, {@code 5/7/1990} is ambiguous and becomes
     * the empty string.
     *
     * @return the normalizer
     */
    public static DateNormalizer ofDefaults() {
        return new DateNormalizer(Order.UNKNOWN, false, false);
    }

    /**
     * Returns the normalizer that takes {@code 5/7/1990} as the fifth of July. Where that is no date,
     * as {@code 5/17/1990}, the month is taken first.
     *
     * @return the normalizer
     */
    public static DateNormalizer ofDayFirst() {
        return new DateNormalizer(Order.DAY_FIRST, false, false);
    }

    /**
     * Returns the normalizer that takes {@code 5/7/1990} as the seventh of May. Where that is no
     * date, as {@code 17/5/1990}, the day is taken first.
     *
     * @return the normalizer
     */
    public static DateNormalizer ofMonthFirst() {
        return new DateNormalizer(Order.MONTH_FIRST, false, false);
    }

    /**
     * Returns the normalizer that takes years of up to three digits in front as those of the Republic
     * of China, marked or not: {@code 79/05/17}, {@code 79年5月17日}, {@code 0790517} and {@code 790517}
     * are 1990-05-17. The year last is read as by {@link #ofDefaults}.
     *
     * @return the normalizer
     */
    public static DateNormalizer ofRepublicYears() {
        return new DateNormalizer(Order.UNKNOWN, true, false);
    }

    /**
     * Returns the normalizer that also takes a year last of two digits, {@code 5/7/90} and {@code
     * 7-May-90}, by the rule of POSIX: 69 to 99 are of the 1900s, 00 to 68 of the 2000s. For columns
     * that mix both ways of writing; those who were born before 1969 come out a century late where
     * their year is short.
     *
     * @return a normalizer like this one
     */
    public DateNormalizer withShortYears() {
        return new DateNormalizer(order, republic, true);
    }

    @Override
    public String normalize(String raw) {
        String common = common(raw);
        return common == null ? any(raw) : common;
    }

    /**
     * Reads 19900517 and 1990-05-17, which most dates are, without a pattern; null for anything else. What looks
     * so and is no date looks like no other way to write one.
     */
    private static @Nullable String common(String raw) {
        boolean dashes = raw.length() == 10 && raw.charAt(4) == '-' && raw.charAt(7) == '-';
        if (!dashes && raw.length() != 8) {
            return null;
        }
        int digits = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
            } else if (!dashes || (i != 4 && i != 7)) {
                return null;
            }
        }
        return iso(digits / 10_000, digits / 100 % 100, digits % 100);
    }

    private String any(String raw) {
        String plain = PlainText.ofVisible(raw);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return "";
        }
        String text = plain.indexOf('年') < 0 ? plain : arabic(plain.replace("元年", "一年"));
        String date = yearFirst(text);
        if (date.isEmpty() && republic) {
            date = numbers(BARE_REPUBLIC.matcher(text), FIRST_YEAR_OF_REPUBLIC - 1);
        }
        if (date.isEmpty() && republic) {
            date = numbers(COMPACT_REPUBLIC.matcher(text), FIRST_YEAR_OF_REPUBLIC - 1);
        }
        if (date.isEmpty()) {
            date = yearLast(text);
        }
        return date.isEmpty() ? withWord(text) : date;
    }

    private static String yearFirst(String text) {
        String date = numbers(YEAR_FIRST.matcher(text), 0);
        if (date.isEmpty()) {
            date = numbers(COMPACT.matcher(text), 0);
        }
        return date.isEmpty() ? numbers(REPUBLIC.matcher(text), FIRST_YEAR_OF_REPUBLIC - 1) : date;
    }

    private static String numbers(Matcher matcher, int yearsBefore) {
        if (!matcher.matches() || number(matcher, 1) == 0) {
            return "";
        }
        return iso(number(matcher, 1) + yearsBefore, number(matcher, 2), number(matcher, 3));
    }

    private String yearLast(String text) {
        Matcher matcher = YEAR_LAST.matcher(text);
        if (!matcher.matches()) {
            return "";
        }
        int year = year(matcher);
        String dayFirst = iso(year, number(matcher, 2), number(matcher, 1));
        String monthFirst = iso(year, number(matcher, 1), number(matcher, 2));
        if (dayFirst.isEmpty() || monthFirst.isEmpty() || dayFirst.equals(monthFirst)) {
            return dayFirst.isEmpty() ? monthFirst : dayFirst;
        }
        return switch (order) {
            case UNKNOWN -> "";
            case DAY_FIRST -> dayFirst;
            case MONTH_FIRST -> monthFirst;
        };
    }

    private String withWord(String text) {
        Matcher dayFirst = DAY_WORD_YEAR.matcher(text);
        if (dayFirst.matches()) {
            return iso(year(dayFirst), month(dayFirst.group(2)), number(dayFirst, 1));
        }
        Matcher wordFirst = WORD_DAY_YEAR.matcher(text);
        return wordFirst.matches()
                ? iso(year(wordFirst), month(wordFirst.group(1)), number(wordFirst, 2))
                : "";
    }

    /** Returns the month of a name or of its first letters, 0 where it is none. */
    private static int month(String word) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(word) || (i == 8 && word.equals("sept"))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String arabic(String text) {
        StringBuilder arabic = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && ChineseNumerals.isNumeral(text.charAt(end))) {
                end++;
            }
            if (end == from) {
                arabic.append(text.charAt(from++));
            } else {
                arabic.append(ChineseNumerals.arabic(text.substring(from, end)));
                from = end;
            }
        }
        return arabic.toString();
    }

    /** Returns the year in the third group, 0 where it is none. */
    private int year(Matcher matcher) {
        int year = number(matcher, 3);
        if (matcher.end(3) - matcher.start(3) == 4) {
            return year;
        } else if (!shortYears) {
            return 0;
        }
        return year + (year >= FIRST_SHORT_YEAR ? 1900 : 2000);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static String iso(int year, int month, int day) {
        // Checked before: mistyped dates are many, and an exception costs as much as some hundred
        // dates.
        boolean exists = year != 0
                && month >= 1
                && month <= MONTHS.size()
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day).toString() : "";
    }
}
