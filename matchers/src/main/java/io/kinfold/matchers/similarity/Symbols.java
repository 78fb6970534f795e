package io.kinfold.matchers.similarity;

import java.util.Arrays;

/**
 * The code points of two values as small numbers, for values that are not for the kernels: long
 * ones, and those with characters beyond the basic plane. An unpaired surrogate counts as a code
 * point.
 *
 * @param left the first value's code points, numbered from 1 in the order in which they first occur
 * @param right the second value's; 0 for each that the first value lacks
 * @param distinct how many numbers there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Symbols(int[] left, int[] right, int distinct) {

    static Symbols of(String a, String b) {
        return of(a.codePoints().toArray(), b.codePoints().toArray());
    }

    /** Returns those of the values without what both begin with and end with. */
    static Symbols withoutAffixes(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        int shorter = Math.min(left.length, right.length);
        int prefix = 0;
        while (prefix < shorter && left[prefix] == right[prefix]) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && left[left.length - 1 - suffix] == right[right.length - 1 - suffix]) {
            suffix++;
        }
        return of(
                Arrays.copyOfRange(left, prefix, left.length - suffix),
                Arrays.copyOfRange(right, prefix, right.length - suffix));
    }

    private static Symbols of(int[] left, int[] right) {
        int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(left.length));
        int[] codePoints = new int[1 << bits];
        int[] numbers = new int[1 << bits];
        int[] leftNumbers = new int[left.length];
        int distinct = 0;
        for (int i = 0; i < left.length; i++) {
            int slot = slot(codePoints, numbers, left[i], bits);
            if (numbers[slot] == 0) {
                codePoints[slot] = left[i];
                numbers[slot] = ++distinct;
            }
            leftNumbers[i] = numbers[slot];
        }
        int[] rightNumbers = new int[right.length];
        for (int i = 0; i < right.length; i++) {
            rightNumbers[i] = numbers[slot(codePoints, numbers, right[i], bits)];
        }
        return new Symbols(leftNumbers, rightNumbers, distinct);
    }

    /** Returns the slot of a code point, or the free one where it belongs. */
    private static int slot(int[] codePoints, int[] numbers, int codePoint, int bits) {
        // Fibonacci hashing: the upper bits of the product with 2^32 / golden ratio.
        int slot = (codePoint * 0x9E3779B9) >>> (32 - bits);
        while (numbers[slot] != 0 && codePoints[slot] != codePoint) {
            slot = slot + 1 & codePoints.length - 1;
        }
        return slot;
    }
}
