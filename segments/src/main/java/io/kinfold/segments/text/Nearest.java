package io.kinfold.segments.text;

import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody may have meant. */
public final class Nearest {
    /** Longer words are not compared: a slip of the finger is no sentence. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * Returns the candidate with the fewest slips (a letter added, left out, changed, or two swapped), letter case
     * aside. Up to four letters one slip is forgiven, up to eight two, beyond that three.
     *
     * @param word what was written
     * @param candidates what is known; of equals one of the word's length wins, then the first
     * @return the nearest candidate, if one is near enough
     */
    public static Optional<String> of(String word, Iterable<String> candidates) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int best = allowed(word.length()) + 1;
        int bestLonger = 0;
        String nearest = null;
        for (String candidate : candidates) {
            int longer = Math.abs(candidate.length() - word.length());
            if (longer <= best) {
                int slips = slips(lower, candidate.toLowerCase(Locale.ROOT));
                if (slips < best || (slips == best && longer < bestLonger)) {
                    best = slips;
                    bestLonger = longer;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int allowed(int length) {
        if (length <= 4) {
            return length <= 2 ? 0 : 1;
        }
        return length <= 8 ? 2 : 3;
    }

    /** Optimal string alignment, in O(n m). */
    private static int slips(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
