package io.kinfold.matchers.evaluate;

import java.util.Arrays;

/** What partitions of records, numbered from 0, have in common. */
final class Partitions {
    private Partitions() {}

    /**
     * Returns the size of each part.
     *
     * @throws IllegalArgumentException if a part's number is below zero
     */
    static int[] sizes(int[] parts) {
        int[] sizes = new int[Arrays.stream(parts).max().orElse(-1) + 1];
        for (int part : parts) {
            if (part < 0) {
                throw new IllegalArgumentException(
                        "the number of a cluster must be from 0, but is " + part);
            }
            sizes[part]++;
        }
        return sizes;
    }

    /** Returns how many parts hold a record. */
    static int count(int[] sizes) {
        return (int) Arrays.stream(sizes).filter(size -> size > 0).count();
    }

    /** Returns how many pairs of records lie within a part. */
    static long pairs(int[] sizes) {
        return Arrays.stream(sizes).mapToLong(Partitions::pairs).sum();
    }

    /** Returns n (n - 1) / 2. */
    static long pairs(int n) {
        return (long) n * (n - 1) / 2;
    }
}
