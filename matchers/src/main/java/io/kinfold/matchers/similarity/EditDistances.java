package io.kinfold.matchers.similarity;

/** Chooses who computes an edit distance, and makes a similarity of it. */
final class EditDistances {
    private EditDistances() {}

    static int distance(String a, String b, int limit, boolean swaps) {
        int distance = EditKernel.distance(a, b, limit, swaps);
        return distance == EditKernel.NOT_FOR_THIS
                ? EditStrips.distance(Symbols.withoutAffixes(a, b), limit, swaps)
                : distance;
    }

    static double similarity(int distance, String a, String b) {
        int longer = Math.max(length(a), length(b));
        return longer == 0 ? 1 : 1 - distance / (double) longer;
    }

    /** Returns the length in code points. */
    static int length(String value) {
        return value.codePointCount(0, value.length());
    }

    static int checked(int limit) {
        if (limit < 0 || limit == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("limit " + limit
                    + " must be from 0 to 2147483646; use distance(a, b) for no limit");
        }
        return limit;
    }
}
