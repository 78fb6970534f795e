package io.kinfold.segments.column;

/** Sorts positions by their instants, the newest first, and by position where these are equal. Merge sort. */
final class NewestFirst {
    private static final int SHORT = 24;

    private final long[] at;
    private int[] spare = new int[0];

    NewestFirst(long[] at) {
        this.at = at;
    }

    void sort(int[] positions, int from, int to) {
        if (spare.length < to - from) {
            spare = new int[Math.max(to - from, 2 * spare.length)];
        }
        sortPart(positions, from, to, from);
    }

    private void sortPart(int[] positions, int from, int to, int base) {
        if (to - from <= SHORT) {
            insert(positions, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sortPart(positions, from, middle, base);
        sortPart(positions, middle, to, base);
        if (comesBefore(positions[middle], positions[middle - 1])) {
            merge(positions, from, middle, to, base);
        }
    }

    private void insert(int[] positions, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int position = positions[i];
            int j = i;
            while (j > from && comesBefore(position, positions[j - 1])) {
                positions[j] = positions[j - 1];
                j--;
            }
            positions[j] = position;
        }
    }

    private void merge(int[] positions, int from, int middle, int to, int base) {
        System.arraycopy(positions, from, spare, from - base, middle - from);
        int left = from - base;
        int leftEnd = middle - base;
        int right = middle;
        int out = from;
        while (left < leftEnd) {
            boolean takeRight = right < to && comesBefore(positions[right], spare[left]);
            positions[out++] = takeRight ? positions[right++] : spare[left++];
        }
    }

    private boolean comesBefore(int a, int b) {
        return at[a] > at[b] || (at[a] == at[b] && a < b);
    }
}
