package io.kinfold.matchers.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what a condition looks at. */
final class ConditionOperands {
    private ConditionOperands() {}

    /** Returns the operands without repetitions, in the order of first use. */
    static List<Operand> of(Condition condition) {
        Set<Operand> operands = new LinkedHashSet<>();
        collect(condition, operands);
        return List.copyOf(operands);
    }

    private static void collect(Condition condition, Set<Operand> into) {
        if (condition instanceof Condition.All all) {
            all.conditions().forEach(part -> collect(part, into));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(part -> collect(part, into));
        } else if (condition instanceof Condition.Not not) {
            collect(not.condition(), into);
        } else {
            into.addAll(direct(condition));
        }
    }

    private static List<Operand> direct(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return List.of(equal.left(), equal.right());
        } else if (condition instanceof Condition.Similar similar) {
            return List.of(similar.left(), similar.right());
        } else if (condition instanceof Condition.EditsWithin edits) {
            return List.of(edits.left(), edits.right());
        } else if (condition instanceof Condition.Nearby nearby) {
            return List.of(nearby.latitude(), nearby.longitude());
        }
        return List.of(single(condition));
    }

    private static Operand single(Condition condition) {
        if (condition instanceof Condition.DatesWithin dates) {
            return dates.operand();
        } else if (condition instanceof Condition.DateMistyped date) {
            return date.operand();
        } else if (condition instanceof Condition.NumbersWithin numbers) {
            return numbers.operand();
        } else if (condition instanceof Condition.NumbersInProportion numbers) {
            return numbers.operand();
        } else if (condition instanceof Condition.Shared shared) {
            return shared.operand();
        } else if (condition instanceof Condition.Subset subset) {
            return subset.operand();
        } else if (condition instanceof Condition.Contained contained) {
            return contained.operand();
        } else if (condition instanceof Condition.LengthAtLeast length) {
            return length.operand();
        } else if (condition instanceof Condition.Missing missing) {
            return missing.operand();
        } else if (condition instanceof Condition.Absent absent) {
            return absent.operand();
        }
        return ((Condition.Literal) condition).operand();
    }

    /** Returns whether a condition may depend on which fragment is called left. */
    static boolean isDirected(Condition condition) {
        return !canonical(condition, false).equals(canonical(condition, true));
    }

    /** Writes a condition so that the order of its parts does not show, its sides exchanged or not. */
    private static String canonical(Condition condition, boolean mirrored) {
        if (condition instanceof Condition.All all) {
            return "all" + canonical(all.conditions(), mirrored);
        } else if (condition instanceof Condition.Any any) {
            return "any" + canonical(any.conditions(), mirrored);
        } else if (condition instanceof Condition.Not not) {
            return "not" + canonical(not.condition(), mirrored);
        }
        return (mirrored ? mirrored(condition) : condition).toString();
    }

    private static String canonical(List<Condition> conditions, boolean mirrored) {
        return conditions.stream()
                .map(condition -> canonical(condition, mirrored))
                .sorted()
                .toList()
                .toString();
    }

    private static Condition mirrored(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return new Condition.Equal(/* left= */ equal.right(), /* right= */ equal.left());
        } else if (condition instanceof Condition.Similar similar) {
            return new Condition.Similar(
                    similar.measure(),
                    /* left= */ similar.right(),
                    /* right= */ similar.left(),
                    similar.atLeast());
        } else if (condition instanceof Condition.EditsWithin edits) {
            return new Condition.EditsWithin(
                    edits.edits(),
                    /* left= */ edits.right(),
                    /* right= */ edits.left(),
                    edits.atMost());
        } else if (condition instanceof Condition.Absent absent) {
            return new Condition.Absent(absent.operand(), other(absent.side()));
        } else if (condition instanceof Condition.Literal literal) {
            return new Condition.Literal(literal.operand(), other(literal.side()), literal.text());
        }
        return condition;
    }

    private static Condition.Side other(Condition.Side side) {
        return side == Condition.Side.LEFT ? Condition.Side.RIGHT : Condition.Side.LEFT;
    }
}
