package io.kinfold.segments.check;

import io.kinfold.segments.check.Doubts.Claim;
import io.kinfold.segments.check.Facts.Fact;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warns of claims that cannot hold together, that leave nobody out, and that are made twice. */
final class Joints {
    private final Report report;
    private final Facts facts;

    Joints(Report report, Facts facts) {
        this.report = report;
        this.facts = facts;
    }

    /**
     * What the claims so far leave open of a term.
     *
     * @param claim the last claim that was about it
     */
    private record Left(Domain domain, Claim claim) {}

    /** Looks at claims that are joined by "and", or by "or"; returns whether they hold never or always. */
    boolean look(Expression whole, List<Claim> claims, boolean conjunction) {
        Set<Object> seen = new HashSet<>();
        Map<Object, Left> left = new HashMap<>();
        boolean told = false;
        for (Claim claim : claims) {
            if (!seen.add(List.of(claim.node(), claim.positive()))) {
                report.warning(
                        "SEG-606", claim.node(), claim.text() + " is said twice; leave one out");
            } else if (!told) {
                told = conjunction ? contradicts(claim, left) : exhausts(whole, claim, left);
            }
        }
        return told;
    }

    private boolean contradicts(Claim claim, Map<Object, Left> left) {
        for (Fact fact : facts.of(claim.node(), claim.positive())) {
            Left before = left.get(fact.about());
            Domain domain = before == null ? fact.holds() : before.domain().and(fact.holds());
            if (before != null
                    && domain.isEmpty()
                    && !fact.holds().isEmpty()
                    && !before.domain().isEmpty()) {
                report.warning(
                        "SEG-602",
                        claim.node(),
                        "this can never hold together: " + before.claim().text() + " and "
                                + claim.text() + either(before.claim(), claim));
                return true;
            }
            left.put(fact.about(), new Left(domain, claim));
        }
        return false;
    }

    /** An "or" holds always if its negation, an "and" of negations, never does. */
    private boolean exhausts(Expression whole, Claim claim, Map<Object, Left> left) {
        for (Fact fact : facts.of(claim.node(), !claim.positive())) {
            Left before = left.get(fact.about());
            Domain domain = before == null ? fact.holds() : before.domain().and(fact.holds());
            boolean open = !domain.cuts().isEmpty();
            if (before != null
                    && !open
                    && !fact.holds().cuts().isEmpty()
                    && !before.domain().cuts().isEmpty()) {
                report.warning(
                        "SEG-603",
                        whole,
                        before.claim().text() + " or " + claim.text() + " holds for "
                                + (domain.missing() ? "everyone who has a value" : "everyone")
                                + neither(before.claim(), claim));
                return true;
            }
            left.put(fact.about(), new Left(domain, claim));
        }
        return false;
    }

    private static String either(Claim first, Claim second) {
        return isPlain(first, Operator.EQUAL) && isPlain(second, Operator.EQUAL)
                ? "; if either will do, write " + list(first, second, "in")
                : "";
    }

    private static String neither(Claim first, Claim second) {
        return isPlain(first, Operator.NOT_EQUAL) && isPlain(second, Operator.NOT_EQUAL)
                ? "; if neither is meant, write " + list(first, second, "not in")
                : "; check the bounds, or write and";
    }

    private static boolean isPlain(Claim claim, Operator operator) {
        return claim.positive()
                && claim.node() instanceof Compare compare
                && compare.operator() == operator
                && compare.value() instanceof Literal.Text;
    }

    private static String list(Claim first, Claim second, String word) {
        Compare one = (Compare) first.node();
        Compare other = (Compare) second.node();
        return Words.of(one.term()) + " " + word + " (" + Words.of(one.value()) + ", "
                + Words.of(other.value()) + ")";
    }
}
