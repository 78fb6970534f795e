package io.kinfold.matchers.similarity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each feature (a gram or a token) occurs in two values, told as the sums that the
 * measures over bags are made of.
 *
 * @param shared features that both have, each once
 * @param distinctLeft features of the first, each once
 * @param distinctRight features of the second, each once
 * @param dot sum over the features of count in the first times count in the second
 * @param squaresLeft sum of the squared counts of the first
 * @param squaresRight sum of the squared counts of the second
 */
record Bag(
        int shared,
        int distinctLeft,
        int distinctRight,
        double dot,
        double squaresLeft,
        double squaresRight) {
    static final int LONGEST_GRAM = 3;

    private static final int CODE_POINT_BITS = 21;

    /** Grams of at most three code points, each a number of its own. */
    static Bag ofGrams(String a, String b, int size) {
        long[] left = grams(a, size);
        long[] right = grams(b, size);
        Arrays.sort(left);
        Arrays.sort(right);
        Counter counter = new Counter();
        int i = 0;
        int j = 0;
        while (i < left.length || j < right.length) {
            boolean takeLeft = j == right.length || (i < left.length && left[i] <= right[j]);
            long gram = takeLeft ? left[i] : right[j];
            int startLeft = i;
            int startRight = j;
            while (i < left.length && left[i] == gram) {
                i++;
            }
            while (j < right.length && right[j] == gram) {
                j++;
            }
            counter.add(i - startLeft, j - startRight);
        }
        return counter.bag();
    }

    static Bag ofTokens(String a, String b) {
        Map<String, int[]> counts = new HashMap<>();
        count(Tokens.of(a), 0, counts);
        count(Tokens.of(b), 1, counts);
        Counter counter = new Counter();
        counts.values().forEach(both -> counter.add(both[0], both[1]));
        return counter.bag();
    }

    private static void count(List<String> tokens, int side, Map<String, int[]> counts) {
        for (String token : tokens) {
            counts.computeIfAbsent(token, any -> new int[2])[side]++;
        }
    }

    /** A value shorter than a gram is one gram. */
    private static long[] grams(String value, int size) {
        int[] codePoints = value.codePoints().toArray();
        int length = Math.min(size, codePoints.length);
        long[] grams = new long[length == 0 ? 0 : codePoints.length - length + 1];
        for (int i = 0; i < grams.length; i++) {
            long gram = 0;
            for (int k = i; k < i + length; k++) {
                // No code point becomes 0, so that shorter grams differ from longer ones.
                gram = gram << CODE_POINT_BITS | (codePoints[k] + 1);
            }
            grams[i] = gram;
        }
        return grams;
    }

    /** Adds up; in double, where 100,000 equal characters squared do not overflow. */
    private static final class Counter {
        private int shared;
        private int distinctLeft;
        private int distinctRight;
        private double dot;
        private double squaresLeft;
        private double squaresRight;

        void add(int inLeft, int inRight) {
            distinctLeft += inLeft > 0 ? 1 : 0;
            distinctRight += inRight > 0 ? 1 : 0;
            shared += inLeft > 0 && inRight > 0 ? 1 : 0;
            dot += (double) inLeft * inRight;
            squaresLeft += (double) inLeft * inLeft;
            squaresRight += (double) inRight * inRight;
        }

        Bag bag() {
            return new Bag(shared, distinctLeft, distinctRight, dot, squaresLeft, squaresRight);
        }
    }
}
