package io.kinfold.segments.evaluate;

import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.plan.Plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A plan over numbered leaves, for one row at a time.
 *
 * @param all whether all leaves and parts must hold, else one
 * @param words which words have leaves of its own that are decided at once
 * @param wanted which leaves of each of these words must hold
 * @param unwanted which leaves of each of these words must not hold
 * @param others its own leaves that are decided when asked for: twice the number, plus one where it
 *     must not hold
 * @param parts the plans within it
 */
@SuppressWarnings("ArrayRecordComponent") // read in the hot path, never compared
record Vote(boolean all, int[] words, long[] wanted, long[] unwanted, int[] others, Vote[] parts) {
    boolean holds(Facts facts) {
        for (int i = 0; i < words.length; i++) {
            long holds = facts.word(words[i]);
            long missed = (wanted[i] & ~holds) | (unwanted[i] & holds);
            if (all ? missed != 0 : missed != (wanted[i] | unwanted[i])) {
                return !all;
            }
        }
        return othersHold(facts);
    }

    private boolean othersHold(Facts facts) {
        for (int leaf : others) {
            boolean positive = (leaf & 1) == 0;
            if ((facts.holds(leaf >> 1) == positive) != all) {
                return !all;
            }
        }
        for (Vote part : parts) {
            if (part.holds(facts) != all) {
                return !all;
            }
        }
        return all;
    }

    /**
     * Returns the vote of a plan.
     *
     * @param numbers the numbers of its leaves
     * @param eager how many leaves are decided at once: those with the lowest numbers
     */
    static Vote of(Plan plan, Map<Leaf, Integer> numbers, int eager) {
        if (plan instanceof Plan.Constant constant) {
            return of(List.of(), constant.value(), numbers, eager);
        }
        if (plan instanceof Plan.Test) {
            return of(List.of(plan), true, numbers, eager);
        }
        return plan instanceof Plan.All all
                ? of(all.parts(), true, numbers, eager)
                : of(((Plan.Any) plan).parts(), false, numbers, eager);
    }

    private static Vote of(List<Plan> plans, boolean all, Map<Leaf, Integer> numbers, int eager) {
        // Wanted and unwanted leaves by word.
        Map<Integer, long[]> masks = new TreeMap<>();
        List<Integer> others = new ArrayList<>();
        List<Vote> parts = new ArrayList<>();
        for (Plan plan : plans) {
            if (!(plan instanceof Plan.Test test)) {
                parts.add(of(plan, numbers, eager));
                continue;
            }
            int number = Objects.requireNonNull(numbers.get(test.leaf()));
            if (number < eager) {
                long[] mask = masks.computeIfAbsent(number >> 6, word -> new long[2]);
                mask[test.positive() ? 0 : 1] |= 1L << number;
            } else {
                others.add(2 * number + (test.positive() ? 0 : 1));
            }
        }
        return new Vote(
                all,
                masks.keySet().stream().mapToInt(Integer::intValue).toArray(),
                masks.values().stream().mapToLong(mask -> mask[0]).toArray(),
                masks.values().stream().mapToLong(mask -> mask[1]).toArray(),
                others.stream().mapToInt(Integer::intValue).toArray(),
                parts.toArray(Vote[]::new));
    }
}
