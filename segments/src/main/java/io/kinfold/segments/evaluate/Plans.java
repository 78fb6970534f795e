package io.kinfold.segments.evaluate;

import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.plan.Plan;

import java.util.List;
import java.util.stream.Stream;

/** What plans consist of. */
final class Plans {
    private Plans() {}

    /** Returns a plan's leaves, as often as they stand in it. */
    static Stream<Leaf> leaves(Plan plan) {
        return plan instanceof Plan.Test test
                ? Stream.of(test.leaf())
                : parts(plan).stream().flatMap(Plans::leaves);
    }

    private static List<Plan> parts(Plan plan) {
        if (plan instanceof Plan.All all) {
            return all.parts();
        }
        return plan instanceof Plan.Any any ? any.parts() : List.of();
    }
}
