package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.plan.Plan;
import io.kinfold.segments.plan.Planner;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Segments bound to a table, to be decided for one row after another; as long as the table's events
 * stay.
 */
final class Ballot {
    private final Vote[] votes;
    private final Decider[] attributes;
    private final RowPredicate[] leaves;
    // The leaves that are not on attributes, which are to be bound anew after changes.
    private final Leaf[] watched;
    private final long[] versions;

    private Ballot(
            Vote[] votes,
            Decider[] attributes,
            RowPredicate[] leaves,
            Leaf[] watched,
            long[] versions) {
        this.votes = votes;
        this.attributes = attributes;
        this.leaves = leaves;
        this.watched = watched;
        this.versions = versions;
    }

    static Ballot of(List<Segment> segments, EvaluationContext context, CustomerTable table) {
        List<Plan> plans = segments.stream()
                .map(segment -> Planner.of(segment, table, context))
                .toList();
        List<Leaf> all = plans.stream().flatMap(Plans::leaves).distinct().toList();
        List<Leaf.OfAttribute> attributes = all.stream()
                .filter(Leaf.OfAttribute.class::isInstance)
                .map(Leaf.OfAttribute.class::cast)
                .sorted(Comparator.comparing(Leaf.OfAttribute::name))
                .toList();
        Leaf[] others = all.stream()
                .filter(leaf -> !(leaf instanceof Leaf.OfAttribute))
                .toArray(Leaf[]::new);
        Map<Leaf, Integer> numbers = new HashMap<>();
        attributes.forEach(leaf -> numbers.put(leaf, numbers.size()));
        RowPredicate[] bound = new RowPredicate[all.size()];
        long[] versions = new long[others.length];
        for (int i = 0; i < others.length; i++) {
            versions[i] = others[i].version(table);
            bound[numbers.size()] = others[i].bind(table);
            numbers.put(others[i], numbers.size());
        }
        return new Ballot(
                plans.stream()
                        .map(plan -> Vote.of(plan, numbers, attributes.size()))
                        .toArray(Vote[]::new),
                Decider.of(attributes, table),
                bound,
                others,
                versions);
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
        Facts facts = new Facts(attributes, leaves, row);
        for (int i = 0; i < votes.length; i++) {
            if (votes[i].holds(facts)) {
                segment.accept(i);
            }
        }
    }
}
