package io.kinfold.segments.evaluate;

import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.plan.Plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plan over numbered leaves, for one row at a time.
 *
 * @param all whether all leaves and parts must hold, else one
 * @param leaves the leaves that stand in it themselves: twice the number, plus one where it must not hold
 * @param parts the others
 */
@SuppressWarnings("ArrayRecordComponent") // read in the hot path, never compared
record Vote(boolean all, int[] leaves, Vote[] parts) {
    boolean holds(Facts facts) {
        for (int leaf : leaves) {
            boolean positive = (leaf & 1) == 0;
            boolean satisfied = facts.holds(leaf >> 1) == positive;
            if (satisfied != all) {
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

    /** Returns the vote of a plan, and gives numbers to leaves that have none. */
    static Vote of(Plan plan, Map<Leaf, Integer> numbers) {
        if (plan instanceof Plan.Constant constant) {
            return new Vote(constant.value(), new int[0], new Vote[0]);
        }
        if (plan instanceof Plan.Test) {
            return of(List.of(plan), true, numbers);
        }
        return plan instanceof Plan.All all
                ? of(all.parts(), true, numbers)
                : of(((Plan.Any) plan).parts(), false, numbers);
    }

    private static Vote of(List<Plan> plans, boolean all, Map<Leaf, Integer> numbers) {
        List<Integer> leaves = new ArrayList<>();
        List<Vote> parts = new ArrayList<>();
        for (Plan plan : plans) {
            if (plan instanceof Plan.Test test) {
                Integer number = numbers.computeIfAbsent(test.leaf(), leaf -> numbers.size());
                leaves.add(2 * number + (test.positive() ? 0 : 1));
            } else {
                parts.add(of(plan, numbers));
            }
        }
        return new Vote(
                all,
                leaves.stream().mapToInt(Integer::intValue).toArray(),
                parts.toArray(Vote[]::new));
    }
}
