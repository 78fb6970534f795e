package io.kinfold.matchers.blocking;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the known name that somebody most likely meant. */
final class NearestName {
    private static final int LONGEST = 100;

    private NearestName() {}

    /** Returns {@code ; did you mean 'x'?} or, where nothing is near, the known names. */
    static String hint(String name, Collection<String> known) {
        int allowed = name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
        Optional<String> near = new TreeSet<>(known)
                .stream()
                        .filter(candidate -> distance(name, candidate) <= allowed)
                        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
        return near.map(candidate -> "; did you mean '" + candidate + "'?")
                .orElseGet(() -> "; known are " + String.join(", ", List.copyOf(known)));
    }

    /** Levenshtein distance of the two in lower case, cut at 100 characters; O(n m) time. */
    private static int distance(String a, String b) {
        String x = plain(a);
        String y = plain(b);
        int[] row = new int[y.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= x.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int cost = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
                int best = Math.min(diagonal + cost, Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[y.length()];
    }

    private static String plain(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return cut.toLowerCase(Locale.ROOT);
    }
}
