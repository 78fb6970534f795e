package io.kinfold.command.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the known name that a user most likely meant. */
public final class NearestName {
    private static final int LONGEST = 100;
    private static final int MOST_LISTED = 50;

    private NearestName() {}

    /**
     * Returns the known name nearest to the given one by edit distance, letter case and separators
     * aside, if it is near enough that a typing error may explain it. Of equally near names the
     * first in alphabetical order.
     */
    public static Optional<String> of(String name, Collection<String> known) {
        String wanted = plain(name);
        int allowed = wanted.length() < 4 ? 1 : Math.max(2, wanted.length() / 3);
        return new TreeSet<>(known)
                .stream()
                        .filter(candidate -> !candidate.isEmpty() && candidate.length() <= LONGEST)
                        .filter(candidate -> distance(wanted, plain(candidate)) <= allowed)
                        .min(Comparator.comparingInt(
                                candidate -> distance(wanted, plain(candidate))));
    }

    /** Returns {@code ; did you mean 'x'?} or, where nothing is near, the known names. */
    public static String hint(String name, Collection<String> known) {
        return of(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElseGet(() -> "; known are "
                        + new TreeSet<>(known)
                                .stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                        + (known.size() > MOST_LISTED ? " and more" : ""));
    }

    /**
     * Returns a hint for a column of a table: the nearest name or, where nothing is near, their
     * number. They are not listed: in a file without a header they would be a customer's values.
     */
    public static String columnHint(String name, Collection<String> columns) {
        return of(name, columns)
                .map(near -> "; did you mean '" + near + "'?")
                .orElseGet(() -> "; none of the " + columns.size()
                        + " columns in the header has a name like it");
    }

    private static String plain(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return cut.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
    }

    /** Edit distance with adjacent swaps (optimal string alignment), O(n m) time. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
