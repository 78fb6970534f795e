package io.kinfold.graph;

import java.util.Arrays;

/** Tells which fragments were met since the last beginning, without allocation. 4 bytes a fragment. One writer. */
final class Visited {
    private int[] stamps = new int[1024];
    private int now;

    /** Forgets all; the fragment itself counts as met. */
    void begin(int fragment) {
        if (++now == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            now = 1;
        }
        visit(fragment);
    }

    /** Returns whether a fragment is met for the first time. */
    boolean visit(int fragment) {
        if (fragment >= stamps.length) {
            stamps = Arrays.copyOf(stamps, Math.max(fragment + 1, 2 * stamps.length));
        }
        boolean first = stamps[fragment] != now;
        stamps[fragment] = now;
        return first;
    }

    long heapBytes() {
        return 16L + 4L * stamps.length;
    }
}
