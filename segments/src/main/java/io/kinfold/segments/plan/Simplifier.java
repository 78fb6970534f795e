package io.kinfold.segments.plan;

import io.kinfold.segments.plan.Plan.All;
import io.kinfold.segments.plan.Plan.Any;
import io.kinfold.segments.plan.Plan.Constant;
import io.kinfold.segments.plan.Plan.Test;
import io.kinfold.segments.predicate.ColumnCondition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts plans together: flat, without constants and repetitions, with the ranges of an attribute as
 * one.
 */
final class Simplifier {
    private Simplifier() {}

    /** Returns the plan of one leaf. */
    static Plan test(Leaf leaf, boolean positive) {
        boolean impossible =
                leaf instanceof Leaf.OfAttribute attribute && isNothing(attribute.condition());
        return impossible ? constant(!positive) : new Test(leaf, positive);
    }

    /** Returns the plan that all parts hold. */
    static Plan all(List<Plan> parts) {
        return joined(parts, true);
    }

    /** Returns the plan that some part holds. */
    static Plan any(List<Plan> parts) {
        return joined(parts, false);
    }

    private static Plan constant(boolean value) {
        return value ? Plan.ALWAYS : Plan.NEVER;
    }

    private static Plan joined(List<Plan> parts, boolean all) {
        Set<Plan> flat = new LinkedHashSet<>();
        for (Plan part : parts) {
            if (part instanceof Constant constant) {
                if (constant.value() != all) {
                    return part;
                }
            } else if (all && part instanceof All inner) {
                flat.addAll(inner.parts());
            } else if (!all && part instanceof Any inner) {
                flat.addAll(inner.parts());
            } else {
                flat.add(part);
            }
        }
        List<Plan> merged = merged(flat, all);
        if (merged == null || isOpposed(merged)) {
            return constant(!all);
        }
        return switch (merged.size()) {
            case 0 -> constant(all);
            case 1 -> merged.get(0);
            default -> all ? new All(merged) : new Any(merged);
        };
    }

    /**
     * Merges the tests of one attribute that accept ranges or lists of values: what is wanted, to
     * what is common where all must hold, else to what any accepts; what is not wanted the other
     * way round.
     *
     * @return null where the whole is thereby decided: false for all, true for any
     */
    private static @Nullable List<Plan> merged(Set<Plan> parts, boolean all) {
        List<Plan> result = new ArrayList<>();
        Map<Object, Integer> places = new HashMap<>();
        for (Plan part : parts) {
            Object slot = slot(part);
            Integer place = slot == null ? null : places.putIfAbsent(slot, result.size());
            if (place == null) {
                result.add(part);
                continue;
            }
            Test before = (Test) result.get(place);
            boolean common = all == before.positive();
            Plan merged = test(merged(before, (Test) part, common), before.positive());
            if (merged instanceof Constant) {
                return null;
            }
            result.set(place, merged);
        }
        return new ArrayList<>(new LinkedHashSet<>(result));
    }

    private record Slot(String attribute, Class<?> kind, boolean positive) {}

    private static @Nullable Object slot(Plan part) {
        if (part instanceof Test test
                && test.leaf() instanceof Leaf.OfAttribute leaf
                && (leaf.condition() instanceof ColumnCondition.Longs
                        || leaf.condition() instanceof ColumnCondition.OneOf)) {
            return new Slot(leaf.name(), leaf.condition().getClass(), test.positive());
        }
        return null;
    }

    private static Leaf merged(Test one, Test other, boolean common) {
        Leaf.OfAttribute left = (Leaf.OfAttribute) one.leaf();
        Leaf.OfAttribute right = (Leaf.OfAttribute) other.leaf();
        return new Leaf.OfAttribute(
                left.name(),
                left.condition() instanceof ColumnCondition.Longs longs
                        ? longs.merged((ColumnCondition.Longs) right.condition(), common)
                        : ((ColumnCondition.OneOf) left.condition())
                                .merged((ColumnCondition.OneOf) right.condition(), common));
    }

    private static boolean isNothing(ColumnCondition condition) {
        return (condition instanceof ColumnCondition.Longs longs
                        && longs.ranges().isEmpty())
                || (condition instanceof ColumnCondition.OneOf oneOf
                        && oneOf.values().isEmpty())
                || (condition instanceof ColumnCondition.Contains contains
                        && contains.values().isEmpty()
                        && !contains.all());
    }

    private static boolean isOpposed(List<Plan> parts) {
        Set<Plan> all = Set.copyOf(parts);
        return parts.stream()
                .anyMatch(part -> part instanceof Test test
                        && all.contains(new Test(test.leaf(), !test.positive())));
    }
}
