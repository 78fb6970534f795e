package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.plan.Planner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Segments bound to a table, to be decided for one row after another; as long as the table's events stay. */
final class Ballot {
    private final Vote[] votes;
    private final RowPredicate[] leaves;
    private final Leaf[] watched;
    private final long[] versions;

    private Ballot(Vote[] votes, RowPredicate[] leaves, Leaf[] watched, long[] versions) {
        this.votes = votes;
        this.leaves = leaves;
        this.watched = watched;
        this.versions = versions;
    }

    static Ballot of(List<Segment> segments, EvaluationContext context, CustomerTable table) {
        Map<Leaf, Integer> numbers = new LinkedHashMap<>();
        List<Vote> votes = new ArrayList<>();
        segments.forEach(
                segment -> votes.add(Vote.of(Planner.of(segment, table, context), numbers)));
        RowPredicate[] leaves = numbers.keySet().stream()
                .map(leaf -> leaf.bind(table))
                .toArray(RowPredicate[]::new);
        Leaf[] watched =
                numbers.keySet().stream().filter(leaf -> !leaf.staysBound()).toArray(Leaf[]::new);
        long[] versions = new long[watched.length];
        for (int i = 0; i < watched.length; i++) {
            versions[i] = watched[i].version(table);
        }
        return new Ballot(votes.toArray(Vote[]::new), leaves, watched, versions);
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
        Facts facts = new Facts(leaves, row);
        for (int i = 0; i < votes.length; i++) {
            if (votes[i].holds(facts)) {
                segment.accept(i);
            }
        }
    }
}
