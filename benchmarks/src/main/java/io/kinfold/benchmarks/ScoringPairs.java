package io.kinfold.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Invented persons in pairs, as blocking proposes them. */
final class ScoringPairs {
    static final List<String> FIELDS =
            List.of("given_name", "surname", "born", "email", "city", "postcode");
    private static final List<String> ADJUSTED = List.of("given_name", "surname", "email", "city");
    private static final String[] SYLLABLES = {
        "an", "bel", "chris", "da", "el", "fre", "gus", "hol", "is", "jo", "ka", "lin", "mar", "na",
        "os", "pe", "ro", "son", "ti", "ul", "vi", "wen", "ya", "zo"
    };

    private final String[][] left;
    private final String[][] right;
    private final Random random = new Random(11);

    ScoringPairs(int count) {
        left = new String[count][];
        right = new String[count][];
        for (int i = 0; i < count; i++) {
            left[i] = person();
            right[i] = i % 8 == 0 ? again(left[i]) : person();
            int shared = new int[] {1, 2, 4}[random.nextInt(3)];
            right[i][shared] = left[i][shared];
        }
    }

    private String[] person() {
        String given = word(2);
        String surname = word(3);
        String born = String.format(
                "%04d-%02d-%02d",
                1940 + random.nextInt(65), 1 + random.nextInt(12), 1 + random.nextInt(28));
        String email = given + "." + surname + random.nextInt(100) + "@" + word(1) + ".example";
        String postcode = String.valueOf(10_000 + random.nextInt(900) * 100);
        return new String[] {given, surname, born, email, word(2), postcode};
    }

    private String word(int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            double skewed = random.nextDouble() * random.nextDouble();
            word.append(SYLLABLES[(int) (skewed * SYLLABLES.length)]);
        }
        return word.toString();
    }

    private String[] again(String[] person) {
        String[] copy = person.clone();
        int field = random.nextInt(copy.length);
        int at = random.nextInt(copy[field].length());
        copy[field] = copy[field].substring(0, at) + "x" + copy[field].substring(at);
        return copy;
    }

    String[] left(int pair) {
        return left[pair];
    }

    String[] right(int pair) {
        return right[pair];
    }

    Map<String, Map<String, Double>> frequencies() {
        Map<String, Map<String, Double>> tables = new HashMap<>();
        for (String field : ADJUSTED) {
            Map<String, Double> shares = new HashMap<>();
            int index = FIELDS.indexOf(field);
            for (int i = 0; i < left.length; i++) {
                shares.merge(left[i][index], 0.5 / left.length, Double::sum);
                shares.merge(right[i][index], 0.5 / left.length, Double::sum);
            }
            tables.put(field, shares);
        }
        return tables;
    }
}
