package io.kinfold.segments.behaviour;

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/** Events of one row from the oldest to the newest, that a chain can end with. Reused from row to row. */
final class Chain {
    private long[] at = new long[16];
    private int[] positions = new int[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    long at(int index) {
        return at[index];
    }

    int position(int index) {
        return positions[index];
    }

    /** Takes the events of a row that count, in place of what was there. */
    void read(Scan scan, int row) {
        size = 0;
        int[] order = scan.order(row);
        int end = scan.end(row, order);
        int begin = scan.begin(row, order, end);
        long[] instants = scan.table.at();
        for (int i = scan.stop(order, begin, end) - 1; i >= begin; i--) {
            int position = order == null ? i : order[i];
            if (scan.accepts(position)) {
                add(instants[position], position);
            }
        }
    }

    /** Keeps the events that follow one of others: later than it, and not later than it reaches. */
    void follow(Chain before, LongUnaryOperator reach) {
        int kept = 0;
        int next = 0;
        long limit = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            int known = next;
            while (next < before.size && before.at[next] < at[i]) {
                next++;
            }
            if (next > known) {
                limit = reach.applyAsLong(before.at[next - 1]);
            }
            if (next > 0 && at[i] <= limit) {
                at[kept] = at[i];
                positions[kept++] = positions[i];
            }
        }
        size = kept;
    }

    /** Keeps the events whose instant satisfies a condition. */
    void retain(LongPredicate condition) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (condition.test(at[i])) {
                at[kept] = at[i];
                positions[kept++] = positions[i];
            }
        }
        size = kept;
    }

    /** Returns a chain of one instant. */
    static Chain of(long instant) {
        Chain chain = new Chain();
        chain.add(instant, -1);
        return chain;
    }

    private void add(long instant, int position) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            positions = Arrays.copyOf(positions, 2 * size);
        }
        at[size] = instant;
        positions[size++] = position;
    }
}
