package io.kinfold.segments.behaviour;

import java.util.Arrays;

/**
 * The number that would stand at an index if an array were sorted: Hoare's quickselect, O(n) expected. Where the
 * pivots are bad too often the rest is sorted, so that it is O(n log n) at worst.
 *
 * <p>C. A. R. Hoare, Algorithm 65: Find. Communications of the ACM 4 (1961), https://doi.org/10.1145/366622.366647
 */
final class Selection {
    private static final int FEW = 64;

    private Selection() {}

    /**
     * Returns the number at an index, from the least.
     *
     * @param values put in another order by the call
     */
    static long least(long[] values, int index) {
        int low = 0;
        int high = values.length - 1;
        int budget = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(values.length));
        while (high - low > FEW && budget-- > 0) {
            long pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (index <= right) {
                high = right;
            } else if (index >= left) {
                low = left;
            } else {
                return pivot;
            }
        }
        Arrays.sort(values, low, high + 1);
        return values[index];
    }

    private static long middle(long one, long two, long three) {
        return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
    }
}
