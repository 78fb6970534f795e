package io.kinfold.matchers.blocking;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;

/** The numbers of what each part of a table makes of one fragment; most make one. Not safe for several threads. */
final class PartNumbers {
    private final int[] counts;
    private final long[] only;
    private long @Nullable [] @Nullable [] several;

    PartNumbers(int parts) {
        counts = new int[parts];
        only = new long[parts];
    }

    /** Makes it ready for another fragment. */
    void clear() {
        Arrays.fill(counts, 0);
        if (several != null) {
            Arrays.fill(several, null);
        }
    }

    void put(int part, long number) {
        counts[part] = 1;
        only[part] = number;
    }

    void put(int part, long[] numbers) {
        if (several == null) {
            several = new long[counts.length][];
        }
        counts[part] = numbers.length;
        several[part] = numbers;
    }

    int count(int part) {
        return counts[part];
    }

    /** Returns the number of a part that makes one. */
    long only(int part) {
        return only[part];
    }

    /** Returns the numbers of a part that makes several. */
    long[] all(int part) {
        return Objects.requireNonNull(Objects.requireNonNull(several)[part]);
    }
}
