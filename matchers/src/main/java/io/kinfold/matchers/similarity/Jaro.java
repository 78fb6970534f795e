package io.kinfold.matchers.similarity;

/** Jaro's similarity (1989). */
public final class Jaro {
    private Jaro() {}

    /**
     * Returns Jaro's similarity of two values.
     *
     * @param a a value
     * @param b another value
     * @return from 0 to 1
     */
    public static double similarity(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        if (left.length == 0 || right.length == 0) {
            return left.length == right.length ? 1 : 0;
        }
        int window = Math.max(0, Math.max(left.length, right.length) / 2 - 1);
        int[] taken = new int[right.length];
        int[] matchedLeft = new int[left.length];
        int matches = 0;
        for (int i = 0; i < left.length; i++) {
            int end = Math.min(right.length - 1, i + window);
            for (int j = Math.max(0, i - window); j <= end; j++) {
                if (taken[j] == 0 && left[i] == right[j]) {
                    taken[j] = 1;
                    matchedLeft[matches++] = left[i];
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int outOfOrder = 0;
        int at = 0;
        for (int j = 0; j < right.length; j++) {
            if (taken[j] == 1 && right[j] != matchedLeft[at++]) {
                outOfOrder++;
            }
        }
        int transpositions = outOfOrder / 2;
        double m = matches;
        return (m / left.length + m / right.length + (m - transpositions) / m) / 3;
    }
}
