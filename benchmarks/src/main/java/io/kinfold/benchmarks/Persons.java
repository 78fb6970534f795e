package io.kinfold.benchmarks;

import io.kinfold.fragment.Fragment;

import java.time.Instant;
import java.util.SplittableRandom;

/** Records of invented persons, some of whom are in several records with typing errors and gaps. */
final class Persons {
    private static final String CONSONANTS = "bcdfghklmnprstvwz";
    private static final String VOWELS = "aeiou";
    private static final int SURNAMES = 20_000;
    private static final int GIVEN = 2_000;

    private final long seed;

    Persons(long seed) {
        this.seed = seed;
    }

    /** Returns record {@code number}: three of ten are another record of an earlier person. */
    Fragment record(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        boolean again = number > 0 && random.nextInt(10) < 3;
        int person = again ? random.nextInt(number) : number;
        SplittableRandom his = new SplittableRandom(seed * 7_777_777 + person);
        String given = word(skewed(his, GIVEN), 1);
        String surname = word(skewed(his, SURNAMES), 2);
        int days = his.nextInt(70 * 365);
        String[] values = {
            given,
            surname,
            "19" + (30 + days / 365) + String.format("%02d%02d", 1 + days % 12, 1 + days % 28),
            Integer.toString(10_000 + skewed(his, 5_000)),
            "09" + (10_000_000 + his.nextInt(90_000_000)),
            given + '.' + surname + his.nextInt(1_000) + "@example.com"
        };
        Fragment.Builder builder = Fragment.builder("crm", Integer.toString(number))
                .observedAt(Instant.ofEpochSecond(number));
        for (int i = 0; i < values.length; i++) {
            if (random.nextInt(10) > 0 || i < 2) {
                boolean typo = again && random.nextInt(5) == 0;
                builder.attribute(
                        PersonMatcher.FIELDS.get(i), typo ? typo(values[i], random) : values[i]);
            }
        }
        return builder.build();
    }

    /** Small numbers come more often than large ones, as common names do. */
    private static int skewed(SplittableRandom random, int bound) {
        double at = random.nextDouble();
        return (int) (bound * at * at);
    }

    private static String word(int number, int salt) {
        SplittableRandom random = new SplittableRandom(number * 31L + salt);
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i >= 0; i--) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.toString();
    }

    private static String typo(String value, SplittableRandom random) {
        int at = random.nextInt(value.length());
        return value.substring(0, at) + (char) ('a' + random.nextInt(26)) + value.substring(at + 1);
    }
}
