package io.kinfold.segments.behaviour;

import io.kinfold.segments.behaviour.EventExplanation.Counted;
import io.kinfold.segments.predicate.Scratch;
import io.kinfold.segments.time.InstantRange;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Decides many rows one by one. What is asked often overrides the loops, which are then its own to the compiler. */
abstract class EventLeaf implements EventPredicate {
    // Nanoseconds, measured over ten events a row; a fetch from memory and a loop over a few
    // events.
    private static final double COST = 20;

    @Override
    public int refine(int[] rows, int n) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += test(row) ? 1 : 0;
        }
        return kept;
    }

    @Override
    public void keep(int from, long[] bits, int count, Scratch scratch) {
        for (int word = 0; word < WORDS; word++) {
            long rest = bits[word];
            long kept = rest;
            for (; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                if (!test(from + (word << 6) + bit)) {
                    kept ^= 1L << bit;
                }
            }
            bits[word] = kept;
        }
    }

    @Override
    public double cost() {
        return COST;
    }

    static EventExplanation explanation(
            Scan scan, int[] positions, @Nullable Object value, @Nullable Number distance) {
        List<Counted> sample = Arrays.stream(positions)
                .limit(EventExplanation.SAMPLE)
                .mapToObj(position -> new Counted(scan.event, position))
                .toList();
        return new EventExplanation(
                value, positions.length, sample, new InstantRange(scan.from, scan.to), distance);
    }
}
