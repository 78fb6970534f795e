package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The distinct vectors of levels among some pairs, with how often each occurs: expectation
 * maximisation works on these, not on pairs. Term frequencies move the weight of a pair of a vector;
 * they are rounded to {@link #SHIFT_UNIT} bits here, and pairs of different shifts counted apart.
 */
final class PatternCounts {
    /** The shift of a pair's weight is kept in steps of so many bits. */
    static final double SHIFT_UNIT = 0.125;

    private final List<int[]> levels = new ArrayList<>();
    private final List<Double> shifts = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();

    private PatternCounts() {}

    /** A vector with its shift, packed for looking up. */
    private record Key(String levels, int shift) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = levels.compareTo(other.levels);
            return order != 0 ? order : Integer.compare(shift, other.shift);
        }
    }

    /** The bits by which term frequencies move a pair. */
    @FunctionalInterface
    interface Shift {
        double bits(int left, int right, int[] levels);
    }

    static PatternCounts of(PairSource pairs, PairEngine engine, Shift shift) {
        int[] found = new int[engine.comparisons().size()];
        Map<Key, long[]> tally = new HashMap<>();
        pairs.forEach((left, right) -> {
            engine.levels(left, right, found);
            count(tally, found, shift.bits(left, right, found));
        });
        return of(tally);
    }

    static PatternCounts of(ComparedPairs pairs, Shift shift) {
        Map<Key, long[]> tally = new HashMap<>();
        pairs.forEach(
                (left, right, levels) -> count(tally, levels, shift.bits(left, right, levels)));
        return of(tally);
    }

    private static void count(Map<Key, long[]> tally, int[] levels, double shift) {
        char[] packed = new char[levels.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (char) (levels[i] + 1);
        }
        int steps = (int) Math.round(shift / SHIFT_UNIT);
        tally.computeIfAbsent(new Key(new String(packed), steps), unused -> new long[1])[0]++;
    }

    private static PatternCounts of(Map<Key, long[]> tally) {
        PatternCounts result = new PatternCounts();
        new TreeMap<>(tally).forEach(result::add);
        return result;
    }

    private void add(Key key, long[] count) {
        levels.add(key.levels().chars().map(level -> level - 1).toArray());
        shifts.add(key.shift() * SHIFT_UNIT);
        counts.add(count[0]);
    }

    int size() {
        return counts.size();
    }

    /** Returns the level of a vector in a comparison, {@link Comparison#MISSING} among them. */
    int level(int pattern, int comparison) {
        return levels.get(pattern)[comparison];
    }

    double shift(int pattern) {
        return shifts.get(pattern);
    }

    long count(int pattern) {
        return counts.get(pattern);
    }

    /** Returns the number of pairs. */
    long pairs() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
