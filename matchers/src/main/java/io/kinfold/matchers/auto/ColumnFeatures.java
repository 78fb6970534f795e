package io.kinfold.matchers.auto;

import io.kinfold.matchers.auto.CellTraits.Trait;
import io.kinfold.matchers.normalize.DateNormalizer;
import io.kinfold.matchers.normalize.PhoneNormalizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is counted in the values of one column. */
final class ColumnFeatures {
    private static final DateNormalizer DATES = DateNormalizer.ofDefaults();
    /** Day, month and year in an order that content alone may not tell; years of two digits too. */
    private static final Pattern SLASHED = Pattern.compile(
            "(?<first>\\d{1,2})[/.-](?<second>\\d{1,2})[/.-](?<year>\\d{4}|\\d{2})(?: .*)?");

    private static final Pattern ISO = Pattern.compile("(\\d{4})-\\d{2}-\\d{2}");
    /** Regions with many customers first: of equal counts the first wins. */
    private static final List<String> REGIONS = List.of(
            "TW", "US", "GB", "AU", "JP", "CN", "HK", "KR", "SG", "MY", "DE", "FR", "ES", "IT",
            "NL", "IN", "BR", "MX", "CA", "NZ");
    /** Where a number at home begins with a zero; without one nearly any digits pass for German ones. */
    private static final Set<String> ZERO_FIRST =
            Set.of("GB", "AU", "JP", "KR", "MY", "DE", "FR", "NL", "IN", "BR", "NZ");
    /** Numbers that are tried against the regions: enough for a share to within 5 %. */
    private static final int PHONES_TRIED = 150;

    private final Map<Trait, Integer> counts = new EnumMap<>(Trait.class);
    private final int values;
    private final int distinct;
    private final int common;
    private final double usualLength;
    private final int length;
    private final double[] years;
    private final String region;
    private final double regionShare;
    private final String order;

    ColumnFeatures(List<String> sample) {
        this.values = sample.size();
        Map<String, Integer> held = new HashMap<>();
        sample.forEach(plain -> held.merge(plain, 1, Integer::sum));
        this.distinct = held.size();
        this.common = common(held);
        Map<Integer, Integer> lengths = new HashMap<>();
        List<Integer> found = new ArrayList<>();
        for (String plain : sample) {
            OptionalInt year = year(plain);
            year.ifPresent(found::add);
            CellTraits.of(plain, year.isPresent())
                    .forEach(trait -> counts.merge(trait, 1, Integer::sum));
            lengths.merge(plain.length(), 1, Integer::sum);
        }
        this.years = found.stream().mapToDouble(Integer::doubleValue).sorted().toArray();
        int most = lengths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        this.usualLength = values == 0 ? 0 : (double) most / values;
        this.length = lengths.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse(0);
        Map.Entry<String, Double> best =
                share(Trait.PHONE_SHAPE) < 0.5 ? Map.entry("", 0.0) : bestRegion(sample);
        this.order = order(sample);
        this.region = best.getKey();
        this.regionShare = best.getValue();
    }

    /** Returns how many of the most common values make up nine tenths of all. */
    private int common(Map<String, Integer> held) {
        int[] times =
                held.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        int left = (int) Math.ceil(0.9 * values);
        int common = 0;
        for (int i = times.length - 1; i >= 0 && left > 0; i--) {
            left -= times[i];
            common++;
        }
        return common;
    }

    /** Returns dmy or mdy where most dates begin with day or month, as those say that can be only one. */
    private static String order(List<String> sample) {
        int dayFirst = 0;
        int monthFirst = 0;
        int either = 0;
        for (String plain : sample) {
            Matcher date = SLASHED.matcher(plain);
            if (date.matches()) {
                boolean first = Integer.parseInt(date.group("first")) > 12;
                boolean second = Integer.parseInt(date.group("second")) > 12;
                dayFirst += first && !second ? 1 : 0;
                monthFirst += second && !first ? 1 : 0;
                either++;
            }
        }
        if (either * 2 < sample.size() || either == 0) {
            return "";
        }
        return dayFirst > monthFirst ? "dmy" : "mdy";
    }

    private static OptionalInt year(String plain) {
        if (plain.length() < 6 || plain.length() > 40) {
            return OptionalInt.empty();
        }
        Matcher slashed = SLASHED.matcher(plain);
        if (slashed.matches()) {
            int year = Integer.parseInt(slashed.group("year"));
            return plausible(year < 100 ? (year > 30 ? 1900 + year : 2000 + year) : year);
        }
        boolean digits = plain.chars().allMatch(Character::isDigit);
        Matcher iso = digits && plain.length() != 8 ? null : isoOf(plain);
        return iso != null && iso.find()
                ? plausible(Integer.parseInt(iso.group(1)))
                : OptionalInt.empty();
    }

    private static Matcher isoOf(String plain) {
        String iso = DATES.normalize(plain);
        return ISO.matcher(iso.isEmpty() ? plain : iso);
    }

    private static OptionalInt plausible(int year) {
        return year >= 1850 && year <= 2100 ? OptionalInt.of(year) : OptionalInt.empty();
    }

    private static Map.Entry<String, Double> bestRegion(List<String> sample) {
        List<String> tried = sample.subList(0, Math.min(PHONES_TRIED, sample.size()));
        String best = "";
        double most = 0;
        for (String region : REGIONS) {
            double share = share(tried, region);
            if (share > most) {
                best = region;
                most = share;
            }
        }
        return Map.entry(best, most);
    }

    private static double share(List<String> tried, String region) {
        PhoneNormalizer normalizer = PhoneNormalizer.ofRegion(region);
        long valid = tried.stream()
                .filter(phone -> !ZERO_FIRST.contains(region) || zeroFirst(phone))
                .filter(phone -> !normalizer.normalize(phone).isEmpty())
                .count();
        return (double) valid / tried.size();
    }

    private static boolean zeroFirst(String phone) {
        return phone.startsWith("0") || phone.startsWith("(0") || phone.startsWith("+");
    }

    /** Returns the values with a trait, from 0 to 1; 0 where there are no values. */
    double share(Trait trait) {
        return values == 0 ? 0 : (double) counts.getOrDefault(trait, 0) / values;
    }

    /** Returns the values in the sample. */
    int values() {
        return values;
    }

    /** Returns the different values in the sample. */
    int distinct() {
        return distinct;
    }

    /** Returns how many values make up nine tenths of the sample: typing errors do not count. */
    int common() {
        return common;
    }

    /** Returns the different values for each value, from 0 to 1. */
    double variety() {
        return values == 0 ? 0 : (double) distinct / values;
    }

    /** Returns the share of the values that have the most common length. */
    double usualLength() {
        return usualLength;
    }

    /** Returns the most common length. */
    int length() {
        return length;
    }

    /** Returns the years between which the middle nine tenths of the dates lie. */
    double yearSpread() {
        return years.length == 0 ? 0 : year(0.95) - year(0.05);
    }

    /** Returns a quantile of the years; 0 where there are no dates. */
    double year(double quantile) {
        return years.length == 0 ? 0 : years[(int) Math.floor(quantile * (years.length - 1))];
    }

    /** Returns how the values are written, as {@link ColumnGuess#writing} says. */
    String writing(ColumnKind kind) {
        return switch (kind) {
            case PHONE -> regionShare > 0.5 ? region : "";
            case BIRTH_DATE, DATE -> order;
            case ADDRESS, STREET, CITY -> share(Trait.HAN_ADDRESS) > 0.5 ? "han" : "";
            default -> "";
        };
    }

    /** Returns the share of telephone numbers that are valid in that region. */
    double regionShare() {
        return regionShare;
    }

    @Override
    public String toString() {
        return values + " values, " + distinct + " distinct, " + counts + ", years "
                + (years.length == 0
                        ? "none"
                        : Arrays.toString(new double[] {year(0.05), year(0.95)}));
    }
}
