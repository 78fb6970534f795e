package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.plan.Plan;
import io.kinfold.segments.plan.Planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Segments bound to a table, to be decided for one row after another; as long as the table's events stay. */
final class Ballot {
    private final Vote[] votes;
    private final RowPredicate[] leaves;
    // How many of the leaves are on attributes; they stand first.
    private final int eager;
    // The others, which are to be bound anew after changes.
    private final Leaf[] watched;
    private final long[] versions;

    private Ballot(
            Vote[] votes, RowPredicate[] leaves, int eager, Leaf[] watched, long[] versions) {
        this.votes = votes;
        this.leaves = leaves;
        this.eager = eager;
        this.watched = watched;
        this.versions = versions;
    }

    static Ballot of(List<Segment> segments, EvaluationContext context, CustomerTable table) {
        List<Plan> plans = segments.stream()
                .map(segment -> Planner.of(segment, table, context))
                .toList();
        Map<Boolean, List<Leaf>> byCost = plans.stream()
                .flatMap(Plans::leaves)
                .distinct()
                .collect(Collectors.partitioningBy(Leaf::staysBound));
        List<Leaf> leaves = new ArrayList<>(byCost.get(true));
        int eager = leaves.size();
        leaves.addAll(byCost.get(false));
        Map<Leaf, Integer> numbers = new HashMap<>();
        leaves.forEach(leaf -> numbers.put(leaf, numbers.size()));
        return new Ballot(
                plans.stream()
                        .map(plan -> Vote.of(plan, numbers, eager))
                        .toArray(Vote[]::new),
                leaves.stream().map(leaf -> leaf.bind(table)).toArray(RowPredicate[]::new),
                eager,
                byCost.get(false).toArray(Leaf[]::new),
                byCost.get(false).stream().mapToLong(leaf -> leaf.version(table)).toArray());
    }

    /** Returns whether nothing has changed that a predicate does not see by itself. */
    boolean isCurrent(CustomerTable table) {
        for (int i = 0; i < watched.length; i++) {
            if (watched[i].version(table) != versions[i]) {
                return false;
            }
        }
        return true;
    }

    /** Calls back with the number of each segment that a row is in. */
    void cast(int row, IntConsumer segment) {
        Facts facts = new Facts(leaves, eager, row);
        for (int i = 0; i < votes.length; i++) {
            if (votes[i].holds(facts)) {
                segment.accept(i);
            }
        }
    }
}
