package io.kinfold.segments.check;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.And;
import io.kinfold.segments.expression.Expression.Compare;
import io.kinfold.segments.expression.Expression.IsSet;
import io.kinfold.segments.expression.Expression.Not;
import io.kinfold.segments.expression.Expression.Or;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.text.Printer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Warns of what may not say what its author meant. A condition is looked at together with the negations around it:
 * {@code not (a or b)} is a conjunction of negations.
 */
final class Doubts {
    private final Report report;
    private final Scope scope;
    private final Missing missing;
    private final Joints joints;
    private final LeafDoubts leaves;

    Doubts(Report report, Scope scope, Missing missing) {
        this.report = report;
        this.scope = scope;
        this.missing = missing;
        Facts facts = new Facts(scope);
        this.joints = new Joints(report, facts);
        this.leaves = new LeafDoubts(report, facts);
    }

    /**
     * A condition or its negation.
     *
     * @param positive false for the negation
     * @param grouped whether it is within the parentheses of a negation
     */
    record Claim(Expression node, boolean positive, boolean grouped) {
        String text() {
            return Printer.print(positive ? node : new Not(node));
        }

        /** Whether it holds only for what is not as its condition says: by {@code not} or by {@code !=}. */
        boolean isNegation() {
            boolean unequal =
                    node instanceof Compare compare && compare.operator() == Operator.NOT_EQUAL;
            return positive == unequal;
        }
    }

    void look(Expression expression) {
        look(new Claim(expression, true, false), Set.of());
    }

    private void look(Claim claim, Set<Term> settled) {
        boolean conjunction = isJoint(claim, true);
        if (claim.node() instanceof Not not) {
            look(new Claim(not.part(), !claim.positive(), claim.grouped()), settled);
        } else if (conjunction || isJoint(claim, false)) {
            List<Claim> claims = new ArrayList<>();
            flatten(claim, conjunction, claims);
            boolean told = joints.look(claim.node(), claims, conjunction);
            Set<Term> known = new HashSet<>(settled);
            claims.forEach(part -> settle(part, conjunction, known));
            if (told) {
                claims.stream()
                        .map(part -> Facts.termOf(part.node()))
                        .filter(Objects::nonNull)
                        .forEach(known::add);
            }
            claims.forEach(part -> look(part, known));
        } else {
            leaf(claim, settled);
        }
    }

    /** Whether a claim is a conjunction of claims, or else a disjunction. */
    private static boolean isJoint(Claim claim, boolean conjunction) {
        boolean and = claim.node() instanceof And;
        return (and || claim.node() instanceof Or) && (and == claim.positive()) == conjunction;
    }

    /** Adds the claims that a claim joins by the same word, through negations and parentheses. */
    private static void flatten(Claim claim, boolean conjunction, List<Claim> claims) {
        boolean grouped = claim.grouped() || !claim.positive();
        if (claim.node() instanceof Not not) {
            flatten(new Claim(not.part(), !claim.positive(), claim.grouped()), conjunction, claims);
        } else if (isJoint(claim, conjunction)) {
            List<Expression> parts =
                    claim.node() instanceof And and ? and.parts() : ((Or) claim.node()).parts();
            parts.forEach(part ->
                    flatten(new Claim(part, claim.positive(), grouped), conjunction, claims));
        } else {
            claims.add(claim);
        }
    }

    /** Adds the term that a claim shows to have been thought of: beside "and" that it is set, beside "or" that not. */
    private static void settle(Claim claim, boolean conjunction, Set<Term> settled) {
        @Nullable Term term = Facts.termOf(claim.node());
        boolean thoughtOf = conjunction
                ? !claim.isNegation()
                : claim.node() instanceof IsSet && !claim.positive();
        if (term != null && thoughtOf) {
            settled.add(term);
        }
    }

    private void leaf(Claim claim, Set<Term> settled) {
        negation(claim, settled);
        leaves.look(claim.node());
        Walk.events(claim.node()).forEach(this::where);
    }

    private void where(EventClause clause) {
        Optional<EventDefinition> event = scope.schema().event(clause.event());
        if (clause.where() != null && event.isPresent()) {
            new Doubts(report, new Scope(scope.schema(), event.get()), missing)
                    .look(clause.where());
        }
    }

    private void negation(Claim claim, Set<Term> settled) {
        @Nullable Term term = Facts.termOf(claim.node());
        if (term == null
                || !claim.isNegation()
                || claim.node() instanceof IsSet
                || !Facts.isNullable(term)
                || settled.contains(term)
                || leaves.type(term) instanceof ValueType.TextSet) {
            return;
        }
        Term lacking = term instanceof Term.DaysSince since ? since.term() : term;
        if (settled.contains(lacking)) {
            return;
        }
        report.warning(
                "SEG-601",
                claim.node(),
                claim.text() + " also matches " + count(lacking) + " without " + Words.of(lacking)
                        + "; if they are not meant, add"
                        + (claim.grouped() ? " after the parentheses of not" : "") + ": and "
                        + Printer.print(new IsSet(lacking)));
    }

    private String count(Term term) {
        OptionalLong count = term instanceof Term.Named named && scope.event() == null
                ? missing.profilesWithout(named.name())
                : OptionalLong.empty();
        return count.isPresent()
                ? String.format(Locale.ROOT, "%,d %s", count.getAsLong(), scope.owners())
                : scope.owners();
    }
}
